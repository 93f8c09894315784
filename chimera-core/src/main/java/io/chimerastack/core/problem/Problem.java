package io.chimerastack.core.problem;

/**
 * One thing that is wrong.
 *
 * @param what what is wrong, one line without a final full stop
 * @param where the place, such as {@code chimera.yaml:12:3} or a path; empty if there is none
 * @param fix what the user can do about it
 * @param rule the class of mistakes that it belongs to
 */
public record Problem(String what, String where, String fix, Rule rule) {
  /** Creates a problem of no particular class. */
  public Problem(String what, String where, String fix) {
    this(what, where, fix, Rule.OTHER);
  }

  /** Returns the same problem as one of a class. */
  public Problem withRule(Rule changed) {
    return new Problem(what, where, fix, changed);
  }

  /** Returns the same problem at another place. */
  public Problem withWhere(String place) {
    return new Problem(what, place, fix, rule);
  }

  /** Returns {@code where: what (fix)}. */
  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + what + (fix.isEmpty() ? "" : " (" + fix + ")");
  }
}
