package io.chimerastack.core.compose;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;

/** A component's Compose fragment breaks the rules of what its author may write. */
public final class ComposeException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /** Reports what is wrong with the fragments. */
  public ComposeException(List<Problem> problems) {
    super(Category.INPUT, problems, null);
  }
}
