package io.chimerastack.cli;

import io.chimerastack.core.problem.Category;

/** The program's exit codes; docs/reference/exit-codes.md lists them for users. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int INPUT = 2;
  static final int CONFLICT = 3;
  static final int MISSING = 4;
  static final int PENDING = 5;
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** Returns the exit code of a failure of this category. */
  static int of(Category category) {
    return switch (category) {
      case FAILED -> FAILED;
      case INPUT -> INPUT;
      case CONFLICT -> CONFLICT;
      case MISSING -> MISSING;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
