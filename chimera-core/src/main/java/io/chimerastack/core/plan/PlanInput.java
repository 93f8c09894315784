package io.chimerastack.core.plan;

import io.chimerastack.core.graph.GraphChange;
import io.chimerastack.core.render.RenderedTree;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a plan is made from.
 *
 * @param base what was written by the last apply; null if that is not known
 * @param disk what is there, observed at least at {@link #paths}
 * @param desired what should be there
 * @param graphChanges what changes in the service graph, shown with the plan; may be empty
 * @param policy what to do with conflicts
 */
public record PlanInput(
    @Nullable RenderedTree base,
    DiskTree disk,
    RenderedTree desired,
    List<GraphChange> graphChanges,
    ConflictPolicy policy) {
  /** The suffix of a desired file that is written beside the user's. */
  public static final String NEW_SUFFIX = ".new";

  /** Copies the list. */
  public PlanInput {
    graphChanges = List.copyOf(graphChanges);
  }

  /** Returns the input of a plan that makes {@code desired} out of nothing. */
  public static PlanInput fromNothing(RenderedTree desired, List<GraphChange> graphChanges) {
    return new PlanInput(
        RenderedTree.empty(), DiskTree.empty(), desired, graphChanges, ConflictPolicy.ASK);
  }

  /**
   * Returns the paths that must be observed on disk for a plan from {@code base} to {@code
   * desired}, sorted.
   *
   * @param base what was written by the last apply; null if that is not known
   * @param desired what should be there
   */
  public static SortedSet<String> paths(@Nullable RenderedTree base, RenderedTree desired) {
    SortedSet<String> paths = new TreeSet<>(desired.files().keySet());
    desired.files().keySet().forEach(path -> paths.add(path + NEW_SUFFIX));
    if (base != null) {
      paths.addAll(base.files().keySet());
    }
    return paths;
  }
}
