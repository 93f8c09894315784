package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All leases in memory, while the registry is locked. Each instance has at most one confirmed and
 * one pending lease; a port belongs to leases of one instance only.
 */
final class LeaseTable {
  private final Map<String, Lease> confirmed = new TreeMap<>();
  private final Map<String, Lease> pending = new TreeMap<>();
  private final Map<Port, Lease> byPort = new HashMap<>();

  /** Adds a lease in the place of the instance's lease of the same state; false if it clashes. */
  boolean add(Lease lease) {
    for (Port port : lease.ports().values()) {
      Lease holder = byPort.get(port);
      if (holder != null && !holder.instance().equals(lease.instance())) {
        return false;
      }
    }
    Lease former = (lease.confirmed() ? confirmed : pending).get(lease.instance());
    if (former != null) {
      remove(former);
    }
    (lease.confirmed() ? confirmed : pending).put(lease.instance(), lease);
    lease.ports().values().forEach(port -> byPort.put(port, lease));
    return true;
  }

  void remove(Lease lease) {
    String instance = lease.instance();
    (lease.confirmed() ? confirmed : pending).remove(instance, lease);
    Lease other = (lease.confirmed() ? pending : confirmed).get(instance);
    for (Port port : lease.ports().values()) {
      if (other != null && other.ports().containsValue(port)) {
        byPort.put(port, other);
      } else {
        byPort.remove(port);
      }
    }
  }

  /** Returns the leases of a port: none, or one or two of the same instance. */
  List<Lease> holders(Port port) {
    Lease holder = byPort.get(port);
    if (holder == null) {
      return List.of();
    }
    Lease other = (holder.confirmed() ? pending : confirmed).get(holder.instance());
    return other != null && other.ports().containsValue(port)
        ? List.of(holder, other)
        : List.of(holder);
  }

  Optional<Lease> confirmed(String instance) {
    return Optional.ofNullable(confirmed.get(instance));
  }

  Optional<Lease> pending(String instance) {
    return Optional.ofNullable(pending.get(instance));
  }

  /** Returns a copy of all leases, ordered by instance, the confirmed one first. */
  List<Lease> leases() {
    TreeMap<String, List<Lease>> ordered = new TreeMap<>();
    confirmed.forEach((instance, lease) -> of(ordered, instance).add(lease));
    pending.forEach((instance, lease) -> of(ordered, instance).add(lease));
    return ordered.values().stream().flatMap(List::stream).toList();
  }

  private static List<Lease> of(Map<String, List<Lease>> ordered, String instance) {
    return ordered.computeIfAbsent(instance, key -> new ArrayList<>(2));
  }
}
