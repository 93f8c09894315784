package io.chimerastack.core.port;

import java.nio.file.Path;
import java.util.List;

/**
 * What was done about a registry that could not be read.
 *
 * @param setAside where the unreadable file is kept now
 * @param cause what is wrong with it
 * @param kept the leases that were saved or rebuilt from the projects, ordered by instance
 * @param lost the directories whose ports are no longer known to be leased, ordered; each gets
 *     ports again with its next {@code up} or {@code apply}
 */
public record Recovery(Path setAside, String cause, List<Lease> kept, List<Path> lost) {
  /** Copies the lists. */
  public Recovery {
    kept = List.copyOf(kept);
    lost = List.copyOf(lost);
  }
}
