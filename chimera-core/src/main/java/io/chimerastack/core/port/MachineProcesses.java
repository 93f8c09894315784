package io.chimerastack.core.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The operating system's processes. */
final class MachineProcesses implements ProcessLiveness {
  /**
   * How far two readings of one process's start may lie apart. Linux knows the start only relative
   * to the boot, so that the reading moves with every correction of the clock.
   */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  @Override
  public OwnerProcess current() {
    ProcessHandle self = ProcessHandle.current();
    return new OwnerProcess(self.pid(), self.info().startInstant().orElse(Instant.EPOCH));
  }

  @Override
  public boolean alive(OwnerProcess process) {
    Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
    if (handle.isEmpty() || !handle.get().isAlive()) {
      return false;
    }
    Optional<Instant> started = handle.get().info().startInstant();
    return started.isEmpty()
        || process.started().equals(Instant.EPOCH)
        || Duration.between(started.get(), process.started()).abs().compareTo(TOLERANCE) <= 0;
  }
}
