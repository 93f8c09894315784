package io.chimerastack.core.port;

/** Tells which process this is, and whether another one still runs. */
public interface ProcessLiveness {
  /** Returns this process. */
  OwnerProcess current();

  /**
   * Tells whether {@code process} still runs. When in doubt the answer is yes: a lease kept too
   * long costs a port, one dropped too early gives a port twice.
   */
  boolean alive(OwnerProcess process);

  /** Returns the liveness of this machine's processes, as far as this user may see them. */
  static ProcessLiveness ofThisMachine() {
    return new MachineProcesses();
  }
}
