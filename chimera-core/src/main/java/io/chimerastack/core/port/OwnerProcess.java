package io.chimerastack.core.port;

import java.time.Instant;

/**
 * The process that took a lease and has not confirmed it yet. The time of its start tells it from a
 * later process of the same number.
 *
 * @param pid the process's number, positive
 * @param started when it started, to the second or better
 */
public record OwnerProcess(long pid, Instant started) {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code pid} is not positive
   */
  public OwnerProcess {
    if (pid <= 0) {
      throw new IllegalArgumentException("a process number is positive, got " + pid);
    }
  }
}
