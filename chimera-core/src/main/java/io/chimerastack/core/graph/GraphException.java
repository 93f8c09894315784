package io.chimerastack.core.graph;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;

/** Services that do not make a valid graph; carries every problem that was found. */
public final class GraphException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure of category {@link Category#INPUT}.
   *
   * @param problems at least one
   */
  public GraphException(List<Problem> problems) {
    super(Category.INPUT, problems, null);
  }
}
