package io.chimerastack.core.blueprint;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A blueprint that is wrong, or asks for what the catalog does not have. */
public final class BlueprintException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure of category {@link Category#INPUT}.
   *
   * @param problems at least one
   */
  public BlueprintException(List<Problem> problems) {
    this(problems, null);
  }

  BlueprintException(List<Problem> problems, @Nullable Throwable cause) {
    super(Category.INPUT, problems, cause);
  }
}
