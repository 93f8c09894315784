package io.chimerastack.core.docker;

import java.util.List;

/**
 * Why a service does not work, as far as the engine knows.
 *
 * @param state how its container is doing
 * @param probe what its last health probe wrote; empty if none ran
 * @param log the last lines of its log, oldest first
 */
public record Diagnosis(ServiceState state, String probe, List<String> log) {
  /** Copies the log. */
  public Diagnosis {
    log = List.copyOf(log);
  }
}
