package io.chimerastack.core.port;

import java.util.List;

/**
 * What the registry holds.
 *
 * @param entries every lease, ordered by instance; a pending one follows the confirmed one of its
 *     instance
 * @param recoveries one entry if the registry had to be rebuilt, else none
 */
public record Listing(List<Entry> entries, List<Recovery> recoveries) {
  /** Copies the lists. */
  public Listing {
    entries = List.copyOf(entries);
    recoveries = List.copyOf(recoveries);
  }

  /** Returns the leases alone, in the same order. */
  public List<Lease> leases() {
    return entries.stream().map(Entry::lease).toList();
  }

  /**
   * One lease and whether it still holds.
   *
   * @param lease what is leased
   * @param standing whether it holds now
   */
  public record Entry(Lease lease, Standing standing) {}
}
