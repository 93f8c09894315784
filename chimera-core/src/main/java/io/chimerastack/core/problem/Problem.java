package io.chimerastack.core.problem;

/**
 * One thing that is wrong.
 *
 * @param what what is wrong, one line without a final full stop
 * @param where the place, such as {@code chimera.yaml:12:3} or a path; empty if there is none
 * @param fix what the user can do about it
 */
public record Problem(String what, String where, String fix) {
  /** Returns {@code where: what (fix)}. */
  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + what + (fix.isEmpty() ? "" : " (" + fix + ")");
  }
}
