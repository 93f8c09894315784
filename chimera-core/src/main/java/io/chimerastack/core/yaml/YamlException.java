package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that is no YAML, or YAML beyond the limits of {@link YamlDocument}. */
public final class YamlException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure of category {@code INPUT}.
   *
   * @param problems at least one
   */
  public YamlException(List<Problem> problems) {
    this(problems, null);
  }

  YamlException(List<Problem> problems, @Nullable Throwable cause) {
    super(Category.INPUT, problems, cause);
  }
}
