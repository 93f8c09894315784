package io.chimerastack.core.graph;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Collects changes to a {@link ServiceGraph} and ends in a validated new one. Not thread-safe; the
 * graph it came from stays as it is.
 */
public final class GraphEdits {
  private final Map<ServiceId, ServiceNode> nodes = new LinkedHashMap<>();
  private final Set<Environment> environments;
  private final List<ServiceNode> namesakes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  GraphEdits(Collection<ServiceNode> nodes, Set<Environment> environments) {
    nodes.forEach(node -> this.nodes.put(node.id(), node));
    this.environments = environments;
  }

  /** Adds a service; a second of its name is a problem that {@link #build} reports. */
  public GraphEdits add(ServiceNode node) {
    if (nodes.putIfAbsent(node.id(), node) != null) {
      namesakes.add(node);
    }
    return this;
  }

  /** Takes a service away; an unknown name is a problem that {@link #build} reports. */
  public GraphEdits remove(ServiceId id) {
    if (nodes.remove(id) == null) {
      reportUnknown(id);
    }
    return this;
  }

  /**
   * Exchanges the service of that name for its changed copy; an unknown name is a problem that
   * {@link #build} reports.
   */
  public GraphEdits replace(ServiceNode node) {
    return change(node.id(), old -> node);
  }

  /**
   * Changes the service of that name; an unknown name is a problem that {@link #build} reports.
   *
   * @param change returns a changed copy, of the same name
   * @throws IllegalArgumentException if the copy has another name
   */
  public GraphEdits change(ServiceId id, UnaryOperator<ServiceNode> change) {
    ServiceNode node = nodes.get(id);
    if (node == null) {
      reportUnknown(id);
      return this;
    }
    ServiceNode changed = change.apply(node);
    if (!changed.id().equals(id)) {
      throw new IllegalArgumentException(
          "a service cannot be renamed from '%s' to '%s'; remove it and add the other"
              .formatted(id, changed.id()));
    }
    nodes.put(id, changed);
    return this;
  }

  /**
   * Builds the changed graph; problems name the component where they are.
   *
   * @throws GraphException with every problem of the edits and of the graph they lead to
   */
  public ServiceGraph build() {
    return build(Provenance.component());
  }

  /**
   * Builds the changed graph.
   *
   * @param provenance tells problems where the services come from
   * @throws GraphException with every problem of the edits and of the graph they lead to
   */
  public ServiceGraph build(Provenance provenance) {
    List<ServiceNode> services = new ArrayList<>(nodes.values());
    services.addAll(namesakes);
    try {
      ServiceGraph graph =
          ServiceGraph.relate(services, environments, new Findings(provenance, environments));
      if (problems.isEmpty()) {
        return graph;
      }
    } catch (GraphException invalid) {
      problems.addAll(invalid.problems());
    }
    throw new GraphException(problems);
  }

  private void reportUnknown(ServiceId id) {
    List<String> names = nodes.keySet().stream().map(ServiceId::value).toList();
    List<String> near = Suggestions.nearest(id.value(), names);
    problems.add(
        new Problem(
            "there is no service '" + id + "'",
            "",
            near.isEmpty()
                ? "the services are " + String.join(", ", names)
                : "did you mean " + String.join(" or ", near) + "?"));
  }
}
