package io.chimerastack.core.port;

/**
 * A lease that the registry has ended by itself.
 *
 * @param lease what was leased
 * @param cause why it ended
 */
public record Reclaimed(Lease lease, Cause cause) {
  /** Why a lease is not live any more. */
  public enum Cause {
    /** The process that took it ended before the project was written. */
    PROCESS_ENDED,
    /** The project's directory was deleted. */
    DIRECTORY_DELETED,
    /** Neither the project's directory nor the one around it is there: deleted or not mounted. */
    DIRECTORY_UNREACHABLE,
    /** Another instance was made in its directory. */
    REPLACED
  }
}
