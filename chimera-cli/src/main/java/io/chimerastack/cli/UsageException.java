package io.chimerastack.cli;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;

/** The command line says something that makes no sense. */
final class UsageException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  UsageException(List<Problem> problems) {
    super(Category.INPUT, problems, null);
  }

  UsageException(String what, String where, String fix) {
    this(List.of(new Problem(what, where, fix)));
  }
}
