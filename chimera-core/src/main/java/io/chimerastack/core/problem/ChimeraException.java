package io.chimerastack.core.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one family of failures that core throws; each feature has one final subclass. It carries
 * every problem that was found, not only the first.
 */
public abstract class ChimeraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Category category;
  private final transient List<Problem> problems;

  /**
   * Creates a failure.
   *
   * @param category what kind of failure it is
   * @param problems at least one
   * @param cause what led to it, if an exception did
   * @throws IllegalArgumentException if there is no problem
   */
  protected ChimeraException(Category category, List<Problem> problems, @Nullable Throwable cause) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a failure needs at least one problem");
    }
    this.category = category;
    this.problems = List.copyOf(problems);
  }

  /** Returns what kind of failure it is. */
  public Category category() {
    return category;
  }

  /** Returns every problem that was found, at least one, in the order of their places. */
  public List<Problem> problems() {
    return problems;
  }
}
