package io.chimerastack.model;

import java.util.Comparator;

/**
 * A typed relation: {@code from} needs {@code to}.
 *
 * @param from the service that needs
 * @param to the service that is needed
 * @param kind what the relation means
 * @param label the route's path, or the name of the requirement; never empty
 */
public record DependencyEdge(ServiceId from, ServiceId to, RelationKind kind, String label)
    implements Comparable<DependencyEdge> {
  private static final Comparator<DependencyEdge> ORDER =
      Comparator.comparing(DependencyEdge::from)
          .thenComparing(DependencyEdge::kind)
          .thenComparing(DependencyEdge::to)
          .thenComparing(DependencyEdge::label);

  /** Orders by from, kind, to, label. */
  @Override
  public int compareTo(DependencyEdge other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code from -uses-> to (label)}. */
  @Override
  public String toString() {
    return from + " -" + kind.id() + "-> " + to + " (" + label + ")";
  }
}
