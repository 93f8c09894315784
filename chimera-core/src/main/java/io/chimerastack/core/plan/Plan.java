package io.chimerastack.core.plan;

import io.chimerastack.core.graph.GraphChange;
import io.chimerastack.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would happen to a project: decided, not yet done.
 *
 * @param graphChanges what changes in the service graph, in its order; for showing
 * @param changes what happens to files, sorted by path; at most one for each path
 * @param settled whether base and desired are the same, so that nothing is to be recorded either
 * @param inputs the SHA-256, in hex, of everything that the plan was made from: a plan that was
 *     kept may be applied only while a new one has the same
 */
public record Plan(
    List<GraphChange> graphChanges, List<Change> changes, boolean settled, String inputs) {
  /** Copies the lists. */
  public Plan {
    graphChanges = List.copyOf(graphChanges);
    changes = List.copyOf(changes);
  }

  /**
   * Returns whether applying the plan would change nothing, neither a file nor what is recorded.
   */
  public boolean isEmpty() {
    return settled
        && changes.stream()
            .noneMatch(change -> change.writes() || change instanceof Change.Conflict);
  }

  /** Returns the changes that touch the disk, sorted by path. */
  public List<Change> writes() {
    return changes.stream().filter(Change::writes).toList();
  }

  /** Returns the files that need a decision of the user, sorted by path. */
  public List<Change.Conflict> conflicts() {
    List<Change.Conflict> conflicts = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Conflict conflict) {
        conflicts.add(conflict);
      }
    }
    return List.copyOf(conflicts);
  }

  /** Returns the files that differ from what was generated and stay so, sorted by path. */
  public List<Change> drift() {
    return changes.stream()
        .filter(change -> change instanceof Change.Keep || change instanceof Change.StayDeleted)
        .toList();
  }

  /**
   * Refuses the plan as long as a file needs a decision.
   *
   * @throws ConflictException naming every such file
   */
  public void requireDecided() {
    List<Problem> problems = new ArrayList<>();
    for (Change.Conflict conflict : conflicts()) {
      problems.add(new Problem(conflict.cause(), conflict.path(), conflict.fix()));
    }
    if (!problems.isEmpty()) {
      throw new ConflictException(problems);
    }
  }

  /**
   * Returns what a change does to the text of its file, as lines of a unified diff. For drift it is
   * what the user changed. Empty where there is no text to compare.
   */
  public static List<DiffLine> diff(Change change) {
    return change.accept(new UnifiedDiff());
  }

  /** Returns the change at {@code path}, or empty if that file does not change. */
  public Optional<Change> at(String path) {
    return changes.stream().filter(change -> change.path().equals(path)).findFirst();
  }

  /**
   * Returns the plan as stable text, one line for each change with a sign, the path and the cause:
   * {@code ~ README.md (the template changed)}. Ends with a line end unless there is nothing.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (GraphChange change : graphChanges) {
      text.append(change).append('\n');
    }
    SignOf sign = new SignOf();
    for (Change change : changes) {
      text.append(change.accept(sign))
          .append(' ')
          .append(change.path())
          .append("  (")
          .append(change.cause())
          .append(")\n");
    }
    return text.toString();
  }

  /** The sign by which each kind of change is printed. */
  private static final class SignOf implements Change.Visitor<String> {
    @Override
    public String create(Change.Create change) {
      return "+";
    }

    @Override
    public String update(Change.Update change) {
      return "~";
    }

    @Override
    public String merge(Change.Merge change) {
      return change.conflicts() == 0 ? "~" : "!";
    }

    @Override
    public String delete(Change.Delete change) {
      return "-";
    }

    @Override
    public String keep(Change.Keep change) {
      return "=";
    }

    @Override
    public String stayDeleted(Change.StayDeleted change) {
      return "=";
    }

    @Override
    public String conflict(Change.Conflict change) {
      return "!";
    }
  }
}
