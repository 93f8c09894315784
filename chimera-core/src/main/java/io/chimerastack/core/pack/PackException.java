package io.chimerastack.core.pack;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template pack that cannot be made, fetched, installed or removed. */
public final class PackException extends ChimeraException {
  private static final long serialVersionUID = 1L;

  PackException(Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(category, problems, cause);
  }

  static PackException input(String what, String where, String fix) {
    return new PackException(Category.INPUT, List.of(new Problem(what, where, fix)), null);
  }

  static PackException failed(String what, String where, String fix, @Nullable Throwable cause) {
    return new PackException(Category.FAILED, List.of(new Problem(what, where, fix)), cause);
  }
}
