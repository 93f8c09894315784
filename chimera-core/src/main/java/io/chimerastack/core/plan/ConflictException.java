package io.chimerastack.core.plan;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;

/** A plan needs a decision of the user before it can be applied; nothing was changed. */
public final class ConflictException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure of the category {@link Category#CONFLICT}.
   *
   * @param problems at least one, one for each file
   */
  public ConflictException(List<Problem> problems) {
    super(Category.CONFLICT, problems, null);
  }
}
