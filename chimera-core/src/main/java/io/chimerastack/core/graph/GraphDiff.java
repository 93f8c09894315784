package io.chimerastack.core.graph;

import io.chimerastack.core.graph.GraphChange.PortMoved;
import io.chimerastack.core.graph.GraphChange.RelationAdded;
import io.chimerastack.core.graph.GraphChange.RelationRemoved;
import io.chimerastack.core.graph.GraphChange.ServiceAdded;
import io.chimerastack.core.graph.GraphChange.ServiceChanged;
import io.chimerastack.core.graph.GraphChange.ServiceRemoved;
import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares service graphs and carries the differences over. */
public final class GraphDiff {
  private GraphDiff() {}

  /**
   * Returns what leads from one graph to another: the services in graph order, each followed by its
   * ports that move, then the relations in their order. Empty exactly if the graphs are equal.
   *
   * @throws IllegalArgumentException if the graphs cover different environments
   */
  public static List<GraphChange> between(ServiceGraph before, ServiceGraph after) {
    if (!before.environments().equals(after.environments())) {
      throw new IllegalArgumentException(
          "cannot compare graphs of %s and %s"
              .formatted(before.environments(), after.environments()));
    }
    List<GraphChange> changes = new ArrayList<>();
    services(before, after).forEach(node -> addChanges(node.id(), before, after, changes));
    addRelations(before, after, changes);
    return List.copyOf(changes);
  }

  /**
   * Returns the graph that the changes lead to: {@code apply(a, between(a, b))} equals {@code b}.
   *
   * @throws GraphException if a change does not fit the graph, or the new graph is not valid
   */
  public static ServiceGraph apply(ServiceGraph graph, List<GraphChange> changes) {
    GraphEdits edits = graph.edit();
    changes.forEach(change -> change.accept(new Carrier(edits)));
    return edits.build();
  }

  private static Set<ServiceNode> services(ServiceGraph before, ServiceGraph after) {
    Set<ServiceNode> services = new TreeSet<>(Comparator.naturalOrder());
    services.addAll(after.nodes());
    for (ServiceNode node : before.nodes()) {
      if (after.node(node.id()).isEmpty()) {
        services.add(node);
      }
    }
    return services;
  }

  private static void addChanges(
      ServiceId id, ServiceGraph before, ServiceGraph after, List<GraphChange> changes) {
    Optional<ServiceNode> old = before.node(id);
    Optional<ServiceNode> now = after.node(id);
    if (old.isEmpty()) {
      changes.add(new ServiceAdded(now.orElseThrow()));
    } else if (now.isEmpty()) {
      changes.add(new ServiceRemoved(old.orElseThrow()));
    } else {
      addChanges(old.orElseThrow(), now.orElseThrow(), changes);
    }
  }

  private static void addChanges(ServiceNode before, ServiceNode after, List<GraphChange> changes) {
    Set<ServiceField> fields = ServiceField.differing(before, after);
    List<PortMoved> moves = new ArrayList<>();
    if (containerPorts(before).equals(containerPorts(after))) {
      fields.remove(ServiceField.BINDINGS);
      for (int i = 0; i < before.bindings().size(); i++) {
        PortBinding old = before.bindings().get(i);
        PortBinding now = after.bindings().get(i);
        if (!old.equals(now)) {
          moves.add(new PortMoved(before.id(), old, now));
        }
      }
    }
    if (!fields.isEmpty()) {
      changes.add(new ServiceChanged(before, after, fields));
    }
    changes.addAll(moves);
  }

  private static List<Port> containerPorts(ServiceNode node) {
    return node.bindings().stream().map(PortBinding::container).toList();
  }

  private static void addRelations(
      ServiceGraph before, ServiceGraph after, List<GraphChange> changes) {
    Set<DependencyEdge> old = new HashSet<>(before.edges());
    Set<DependencyEdge> now = new HashSet<>(after.edges());
    before.edges().stream()
        .filter(edge -> !now.contains(edge))
        .map(RelationRemoved::new)
        .forEach(changes::add);
    after.edges().stream()
        .filter(edge -> !old.contains(edge))
        .map(RelationAdded::new)
        .forEach(changes::add);
  }

  /** Carries each change into edits; relations follow from the services by themselves. */
  private record Carrier(GraphEdits edits) implements GraphChange.Visitor<GraphEdits> {
    @Override
    public GraphEdits added(ServiceAdded change) {
      return edits.add(change.node());
    }

    @Override
    public GraphEdits removed(ServiceRemoved change) {
      return edits.remove(change.service());
    }

    @Override
    public GraphEdits changed(ServiceChanged change) {
      return edits.replace(change.after());
    }

    @Override
    public GraphEdits moved(PortMoved change) {
      return edits.change(change.service(), node -> move(node, change));
    }

    @Override
    public GraphEdits related(RelationAdded change) {
      return edits;
    }

    @Override
    public GraphEdits unrelated(RelationRemoved change) {
      return edits;
    }

    private static ServiceNode move(ServiceNode node, PortMoved change) {
      List<PortBinding> bindings = new ArrayList<>(node.bindings());
      bindings.replaceAll(
          binding ->
              binding.container().equals(change.after().container()) ? change.after() : binding);
      return node.toBuilder().bindings(bindings).build();
    }
  }
}
