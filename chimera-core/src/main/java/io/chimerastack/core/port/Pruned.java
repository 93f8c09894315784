package io.chimerastack.core.port;

import java.util.List;

/**
 * What a clean-up of the registry did.
 *
 * @param reclaimed the leases that ended, ordered by instance
 * @param recoveries one entry if the registry had to be rebuilt, else none
 */
public record Pruned(List<Reclaimed> reclaimed, List<Recovery> recoveries) {
  /** Copies the lists. */
  public Pruned {
    reclaimed = List.copyOf(reclaimed);
    recoveries = List.copyOf(recoveries);
  }
}
