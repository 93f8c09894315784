package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A project's directory cannot be read or written. */
public final class ProjectException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure.
   *
   * @param category what kind of failure it is
   * @param problems at least one
   * @param cause what led to it, if an exception did
   */
  public ProjectException(Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(category, problems, cause);
  }

  ProjectException(Category category, Problem problem) {
    this(category, List.of(problem), null);
  }

  ProjectException(Category category, Problem problem, Throwable cause) {
    this(category, List.of(problem), cause);
  }
}
