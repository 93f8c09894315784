package io.chimerastack.core.graph;

import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.jspecify.annotations.Nullable;

/** The edges of a graph in JGraphT; nothing else sees that library. */
final class Relations {
  private final Map<ServiceId, ServiceNode> nodes;
  private final Graph<ServiceId, DependencyEdge> graph =
      new DirectedPseudograph<>(DependencyEdge.class);
  private final List<DependencyEdge> edges;

  /**
   * Takes over nodes in graph order and edges between them in their order.
   *
   * @param nodes by id, in graph order
   */
  Relations(Map<ServiceId, ServiceNode> nodes, NavigableSet<DependencyEdge> edges) {
    this.nodes = nodes;
    this.edges = List.copyOf(edges);
    nodes.keySet().forEach(graph::addVertex);
    this.edges.forEach(edge -> graph.addEdge(edge.from(), edge.to(), edge));
  }

  List<DependencyEdge> edges() {
    return edges;
  }

  List<DependencyEdge> from(ServiceId id) {
    return graph.outgoingEdgesOf(id).stream().sorted().toList();
  }

  List<DependencyEdge> to(ServiceId id) {
    return graph.incomingEdgesOf(id).stream().sorted().toList();
  }

  /** Returns providers before their consumers; ties in graph order. The graph has no cycle. */
  List<ServiceNode> startOrder() {
    List<ServiceNode> order = new ArrayList<>(nodes.size());
    new TopologicalOrderIterator<>(new EdgeReversedGraph<>(graph), graphOrder())
        .forEachRemaining(id -> order.add(nodes.get(id)));
    return Collections.unmodifiableList(order);
  }

  /**
   * Reports one shortest cycle of each strongly connected part, in linear time.
   *
   * <p>Kosaraju's algorithm is JGraphT's one that does not recurse: a chain of ten thousand
   * services must not overflow the stack.
   */
  void reportCycles(Findings findings) {
    Comparator<ServiceId> order = graphOrder();
    new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream()
            .filter(part -> part.size() > 1)
            .map(part -> cycleThrough(Collections.min(part, order), part))
            .sorted(Comparator.comparing(cycle -> cycle.get(0).from(), order))
            .forEach(cycle -> report(cycle, findings));
  }

  /** Searches breadth first, inside a strongly connected part, the way from a service to itself. */
  private List<DependencyEdge> cycleThrough(ServiceId start, Set<ServiceId> part) {
    Set<ServiceId> reached = new HashSet<>();
    ArrayDeque<Way> ways = new ArrayDeque<>();
    from(start).forEach(edge -> ways.add(new Way(null, edge)));
    while (true) {
      Way way = ways.remove();
      ServiceId end = way.last().to();
      if (end.equals(start)) {
        return way.edges();
      }
      if (part.contains(end) && reached.add(end)) {
        from(end).forEach(edge -> ways.add(new Way(way, edge)));
      }
    }
  }

  private record Way(@Nullable Way start, DependencyEdge last) {
    List<DependencyEdge> edges() {
      ArrayDeque<DependencyEdge> edges = new ArrayDeque<>();
      for (Way way = this; way != null; way = way.start) {
        edges.addFirst(way.last);
      }
      return List.copyOf(edges);
    }
  }

  private void report(List<DependencyEdge> cycle, Findings findings) {
    String path =
        cycle.stream().map(edge -> edge.from() + " -> ").collect(Collectors.joining())
            + cycle.get(0).from();
    findings.add(
        "services need each other in a cycle: " + path,
        "drop one of these: "
            + cycle.stream().map(DependencyEdge::toString).collect(Collectors.joining(", ")),
        cycle.stream().map(edge -> nodes.get(edge.from())).toList());
  }

  private Comparator<ServiceId> graphOrder() {
    Map<ServiceId, Integer> rank = new HashMap<>();
    nodes.keySet().forEach(id -> rank.put(id, rank.size()));
    return Comparator.comparingInt(rank::get);
  }
}
