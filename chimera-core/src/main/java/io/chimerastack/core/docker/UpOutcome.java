package io.chimerastack.core.docker;

import java.util.List;

/** How starting a project went. */
public sealed interface UpOutcome {
  /** Every service runs and its healthcheck passes. */
  record Healthy() implements UpOutcome {}

  /**
   * A host port was taken between its lease and its use.
   *
   * @param message the engine's own words
   */
  record PortTaken(String message) implements UpOutcome {}

  /**
   * One service or more do not work.
   *
   * @param diagnoses what is known of each; a service that only waited for another is not listed;
   *     empty if Compose failed before containers could, such as while it built an image
   * @param message Compose's last words: a line, or without diagnoses its last lines
   */
  record Unhealthy(List<Diagnosis> diagnoses, String message) implements UpOutcome {
    /** Copies the list. */
    public Unhealthy {
      diagnoses = List.copyOf(diagnoses);
    }
  }
}
