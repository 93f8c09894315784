package io.chimerastack.core.docker;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No engine answers, or it refused what was asked of it. */
public final class EngineException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /** Creates a failure of the given category with one problem or more. */
  public EngineException(Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(category, problems, cause);
  }

  static EngineException missing(String what, String fix) {
    return new EngineException(Category.MISSING, List.of(new Problem(what, "", fix)), null);
  }

  static EngineException failed(String what, String where, String fix) {
    return new EngineException(Category.FAILED, List.of(new Problem(what, where, fix)), null);
  }
}
