package io.chimerastack.core.port;

/** Whether a lease still holds. */
public enum Standing {
  /** It does: nobody else gets its ports. */
  LIVE,
  /** It is pending and its process ended without leaving a project: its ports are free. */
  ENDED,
  /** Its directory is gone while the one around it is there: its ports are free. */
  DELETED,
  /**
   * Its directory and the one around it are gone, as after unmounting a disk: its ports are given
   * to others only when a range has no other left.
   */
  UNREACHABLE
}
