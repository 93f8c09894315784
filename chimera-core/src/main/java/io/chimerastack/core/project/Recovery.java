package io.chimerastack.core.project;

import io.chimerastack.core.problem.Problem;
import java.util.List;

/**
 * What was done about an apply that had been cut off.
 *
 * @param kind what was done
 * @param files the files concerned, sorted; empty if nothing was to do
 * @param problems what the user should know, such as a file that was edited in between and so left
 *     alone; may be empty
 */
public record Recovery(Kind kind, List<String> files, List<Problem> problems) {
  /** What was done. */
  public enum Kind {
    /** No apply had been cut off. */
    NOTHING,
    /** The cut-off apply was carried through. */
    COMPLETED,
    /** The cut-off apply was undone; the files are as they were before it. */
    ROLLED_BACK
  }

  /** Copies the lists. */
  public Recovery {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  static Recovery nothing() {
    return new Recovery(Kind.NOTHING, List.of(), List.of());
  }

  /** Returns one sentence for the user; empty if nothing was to do. */
  public String summary() {
    return switch (kind) {
      case NOTHING -> "";
      case COMPLETED -> "an apply that was cut off has been completed";
      case ROLLED_BACK -> "an apply that was cut off has been undone; nothing of it is left";
    };
  }
}
