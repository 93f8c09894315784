package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports that an instance was given.
 *
 * @param instance the instance's id
 * @param directory the project's directory
 * @param ports every wanted variable's host port, in the order of the request; copied, not
 *     modifiable
 * @param moves variables that had another port before, in the same order; front ends print each
 * @param detours variables that are new and did not get the first port of their range because it is
 *     in use, in the same order; {@code before} is that first port
 * @param reclaimed leases that ended to make room, ordered by instance
 * @param recoveries one entry if the registry had to be rebuilt, else none
 */
public record Leases(
    String instance,
    Path directory,
    Map<String, Port> ports,
    List<PortMove> moves,
    List<PortMove> detours,
    List<Reclaimed> reclaimed,
    List<Recovery> recoveries) {
  /** Copies the collections. */
  public Leases {
    ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
    moves = List.copyOf(moves);
    detours = List.copyOf(detours);
    reclaimed = List.copyOf(reclaimed);
    recoveries = List.copyOf(recoveries);
  }
}
