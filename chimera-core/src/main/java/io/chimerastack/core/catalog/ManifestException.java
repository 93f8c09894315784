package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalog that cannot be read, or a name that it does not have; always the input's fault. */
public final class ManifestException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure of category {@code INPUT}.
   *
   * @param problems at least one
   */
  public ManifestException(List<Problem> problems) {
    this(problems, null);
  }

  ManifestException(List<Problem> problems, @Nullable Throwable cause) {
    super(Category.INPUT, problems, cause);
  }

  ManifestException(Problem problem) {
    this(List.of(problem), null);
  }
}
