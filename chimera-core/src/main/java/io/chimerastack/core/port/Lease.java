package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The host ports that one instance holds on this machine.
 *
 * @param instance the instance's id, its {@code COMPOSE_PROJECT_NAME}
 * @param directory the project's directory, absolute and normalised
 * @param ports the host ports by variable, ordered by variable; copied, not modifiable
 * @param since when the instance was first given ports, to the second
 * @param state whether the lease is confirmed
 */
public record Lease(
    String instance,
    Path directory,
    SortedMap<String, Port> ports,
    Instant since,
    LeaseState state) {
  private static final Pattern INSTANCE = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /**
   * Checks the id and the directory, and copies the ports.
   *
   * @throws IllegalArgumentException if the id is no Compose project name or the directory is not
   *     absolute
   */
  public Lease {
    checkInstance(instance);
    checkDirectory(directory);
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
  }

  Lease(String instance, Path directory, Map<String, Port> ports, Instant since, LeaseState state) {
    this(instance, directory, new TreeMap<>(ports), since, state);
  }

  /** Tells whether the project stands on the disk, as far as the registry was told. */
  public boolean confirmed() {
    return state instanceof LeaseState.Confirmed;
  }

  Lease confirm(Map<String, Port> firm) {
    return new Lease(instance, directory, firm, since, new LeaseState.Confirmed());
  }

  /** Returns {@code instance (directory)}, which names the owner to people. */
  String owner() {
    return instance + " (" + directory + ")";
  }

  static boolean isInstance(String text) {
    return INSTANCE.matcher(text).matches();
  }

  static void checkInstance(String instance) {
    if (!isInstance(instance)) {
      throw new IllegalArgumentException(
          "an instance id is a-z 0-9 _ - and starts with a letter or digit, got '"
              + instance
              + "'");
    }
  }

  static void checkDirectory(Path directory) {
    if (!directory.isAbsolute() || !directory.equals(directory.normalize())) {
      throw new IllegalArgumentException(
          "a leased directory is absolute and normalised, got '" + directory + "'");
    }
  }
}
