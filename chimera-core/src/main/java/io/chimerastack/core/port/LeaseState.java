package io.chimerastack.core.port;

/** How firmly an instance holds its ports. */
public sealed interface LeaseState {
  /** The project stands on the disk; the ports are its own until it is deleted. */
  record Confirmed() implements LeaseState {}

  /**
   * A process is just making or changing the project; the lease ends with the process.
   *
   * @param owner that process
   */
  record Pending(OwnerProcess owner) implements LeaseState {}
}
