package io.chimerastack.core.port;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No ports could be given. The category is {@link Category#INPUT} when the request cannot be met (a
 * range without an entry or without a free port, two variables pinned to one port), {@link
 * Category#MISSING} when something outside stands in the way (a wanted port is in use, the registry
 * cannot be written), {@link Category#INTERRUPTED} when the thread was interrupted. Nothing was
 * leased in any of these cases.
 */
public final class PortException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  PortException(Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(category, problems, cause);
  }

  PortException(Category category, Problem problem) {
    this(category, List.of(problem), null);
  }
}
