package io.chimerastack.core.render;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;

/** A template, or what was to be made of it, is wrong. */
public final class RenderException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /** Reports what is wrong with the templates. */
  public RenderException(List<Problem> problems) {
    this(Category.INPUT, problems);
  }

  RenderException(Category category, List<Problem> problems) {
    super(category, problems, null);
  }
}
