package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges leases, each process and directory at most once. */
final class Standings {
  private final ProcessLiveness processes;
  private final InstanceLookup instances;
  private final Map<OwnerProcess, Boolean> alive = new HashMap<>();
  private final Map<Path, Presence> presences = new HashMap<>();

  Standings(ProcessLiveness processes, InstanceLookup instances) {
    this.processes = processes;
    this.instances = instances;
  }

  Standing of(Lease lease) {
    if (!lease.confirmed()) {
      return alive(lease) || landed(lease) ? Standing.LIVE : Standing.ENDED;
    }
    return switch (presence(lease.directory())) {
      case THERE -> Standing.LIVE;
      case GONE -> Standing.DELETED;
      case GONE_WITH_PARENT -> Standing.UNREACHABLE;
    };
  }

  /**
   * Tells whether the process of a pending lease still runs. If it does not, it may still have
   * written the project; {@link #landed} tells that.
   */
  boolean alive(Lease lease) {
    return lease.state() instanceof LeaseState.Pending pending
        && alive.computeIfAbsent(pending.owner(), processes::alive);
  }

  /** Tells whether the project of a pending lease stands on the disk with all these ports. */
  boolean landed(Lease lease) {
    return known(lease).isPresent() && standingPorts(lease).equals(lease.ports());
  }

  /** Returns the ports of a lease that stand in its project's files, by variable. */
  Map<String, Port> standingPorts(Lease lease) {
    Map<String, Port> ports = new TreeMap<>(lease.ports());
    ports.entrySet().retainAll(known(lease).map(k -> k.ports().entrySet()).orElse(Set.of()));
    return ports;
  }

  private Optional<KnownInstance> known(Lease lease) {
    return present(lease.directory())
        ? instances.in(lease.directory()).filter(known -> known.instance().equals(lease.instance()))
        : Optional.empty();
  }

  /** Tells whether an instance whose lease names another directory still lives in that one. */
  boolean elsewhere(Lease lease) {
    if (lease.confirmed()) {
      return known(lease).isPresent();
    }
    return of(lease) == Standing.LIVE;
  }

  private boolean present(Path directory) {
    return presence(directory) == Presence.THERE;
  }

  /** Tells whether two directories are one, by name or by any alias. */
  boolean same(Path one, Path other) {
    if (one.equals(other)) {
      return true;
    }
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // at least one of them is not there
    }
  }

  private Presence presence(Path directory) {
    return presences.computeIfAbsent(directory, Standings::look);
  }

  private static Presence look(Path directory) {
    if (isThere(directory)) {
      return Presence.THERE;
    }
    Path parent = directory.getParent();
    return parent == null || !isThere(parent) ? Presence.GONE_WITH_PARENT : Presence.GONE;
  }

  /** What cannot be looked at (no permission, an I/O error) is taken to be there. */
  private static boolean isThere(Path directory) {
    try {
      return Files.readAttributes(directory, BasicFileAttributes.class).isDirectory();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private enum Presence {
    THERE,
    GONE,
    GONE_WITH_PARENT
  }
}
