package io.chimerastack.core.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong. Two problems are equal if they say the same of the same place: the class
 * follows from what is wrong, and is no part of the value.
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

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Problem other
        && what.equals(other.what)
        && where.equals(other.where)
        && fix.equals(other.fix);
  }

  @Override
  public int hashCode() {
    return Objects.hash(what, where, fix);
  }

  /** Returns {@code where: what (fix)}. */
  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + what + (fix.isEmpty() ? "" : " (" + fix + ")");
  }
}
