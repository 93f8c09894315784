package io.chimerastack.core.plan;

/**
 * One line of a unified diff.
 *
 * @param kind what the line is, by which front ends colour it
 * @param text the line as it is printed, with its leading sign, without a line end
 */
public record DiffLine(Kind kind, String text) {
  /** What a line of a unified diff is. */
  public enum Kind {
    /** {@code ---} or {@code +++} and a path, or a note about the whole file. */
    HEADER,
    /** {@code @@ -1,3 +1,4 @@}. */
    HUNK,
    /** A line that both sides have. */
    CONTEXT,
    /** A line that appears. */
    ADDED,
    /** A line that goes. */
    REMOVED
  }

  /** Returns the text. */
  @Override
  public String toString() {
    return text;
  }
}
