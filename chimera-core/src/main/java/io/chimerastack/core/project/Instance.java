package io.chimerastack.core.project;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.model.Port;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one checkout on one machine has for itself: its Compose project name, its ports, its
 * secrets. It lives in {@code .env} and nowhere else.
 *
 * @param name the Compose project name: the project's name and a short id
 * @param owner under whose ids containers write files
 * @param ports the host ports by key, sorted
 * @param secrets the secrets by key, sorted
 */
public record Instance(
    String name, Owner owner, SortedMap<String, Port> ports, SortedMap<String, String> secrets) {
  /** Copies the maps. */
  public Instance {
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    secrets = Collections.unmodifiableSortedMap(new TreeMap<>(secrets));
  }

  /** Returns a new Compose project name for a checkout of {@code project}. */
  public static String newName(String project, SecretSource secrets) {
    return project + "-" + secrets.shortId();
  }

  /**
   * Returns the instance of a checkout. What {@code existing} holds stays; secrets that are missing
   * or empty, as in a copy of {@code .env.example}, are made.
   *
   * @param name the Compose project name, from {@code existing} or {@link #newName}
   * @param owner under whose ids containers write files
   * @param ports the leased ports by key
   * @param entries the keys that the project needs
   * @param existing the {@code .env} of the checkout; empty for a new one
   * @param source where missing secrets come from
   */
  public static Instance of(
      String name,
      Owner owner,
      Map<String, Port> ports,
      List<EnvEntry> entries,
      EnvFile existing,
      SecretSource source) {
    SortedMap<String, String> secrets = new TreeMap<>();
    for (EnvEntry entry : entries) {
      if (entry.secret()) {
        secrets.put(
            entry.name(),
            existing
                .value(entry.name())
                .filter(value -> !value.isEmpty())
                .orElseGet(source::secret));
      }
    }
    return new Instance(name, owner, new TreeMap<>(ports), secrets);
  }

  /** Returns the values of all keys that a checkout has for itself, secrets included. */
  public Map<String, String> values() {
    SortedMap<String, String> values = new TreeMap<>(secrets);
    ports.forEach((key, port) -> values.put(key, Integer.toString(port.number())));
    values.put(EnvEntry.PROJECT_NAME, name);
    values.put(EnvEntry.HOST_UID, Integer.toString(owner.uid()));
    values.put(EnvEntry.HOST_GID, Integer.toString(owner.gid()));
    return Collections.unmodifiableSortedMap(values);
  }

  /**
   * Returns {@code env} with this instance in it: missing keys are appended, the name, the ports
   * and empty secrets are set, everything else of the user's stays.
   *
   * @param env the {@code .env} so far; empty for a new one
   * @param entries the keys that the project needs, in order
   */
  public EnvFile writeTo(EnvFile env, List<EnvEntry> entries) {
    EnvFile result = env.with(entries, values()).withValue(EnvEntry.PROJECT_NAME, name);
    for (EnvEntry entry : entries) {
      Port port = ports.get(entry.name());
      if (entry.port() && port != null) {
        result = result.withValue(entry.name(), Integer.toString(port.number()));
      }
      String secret = secrets.get(entry.name());
      if (secret != null && result.value(entry.name()).orElse("").isEmpty()) {
        result = result.withValue(entry.name(), secret);
      }
    }
    return result;
  }

  /** Returns the name and the ports, never a secret. */
  @Override
  public String toString() {
    return "Instance[name=" + name + ", ports=" + ports + ", secrets=" + secrets.keySet() + "]";
  }
}
