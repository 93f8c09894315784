package io.chimerastack.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.graph.GraphChange.RelationAdded;
import io.chimerastack.core.graph.GraphChange.RelationRemoved;
import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphDiffProperties {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyGraph_whenDiffedWithItself_thenNothingDiffers(long seed) {
    List<ServiceNode> services = new RandomGraphs(seed).services();
    List<ServiceNode> shuffled = new ArrayList<>(services);
    Collections.shuffle(shuffled, new Random(seed));

    ServiceGraph graph = ServiceGraph.of(services);
    ServiceGraph same = ServiceGraph.of(shuffled);

    assertThat(GraphDiff.between(graph, graph)).isEmpty();
    assertThat(GraphDiff.between(graph, same)).isEmpty();
    assertThat(same).isEqualTo(graph).hasSameHashCodeAs(graph);
    assertThat(same.edges()).isEqualTo(graph.edges());
    assertThat(same.routes()).isEqualTo(graph.routes());
    assertThat(same.startOrder()).isEqualTo(graph.startOrder());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyTwoGraphs_whenTheirDiffIsApplied_thenTheOtherComesOut(long seed) {
    RandomGraphs random = new RandomGraphs(seed);
    List<ServiceNode> services = random.services();
    ServiceGraph a = ServiceGraph.of(services);
    ServiceGraph near = ServiceGraph.of(random.mutated(services));
    ServiceGraph far = ServiceGraph.of(random.services());

    for (ServiceGraph b : List.of(near, far)) {
      assertThat(GraphDiff.apply(a, GraphDiff.between(a, b))).isEqualTo(b);
      assertThat(GraphDiff.apply(b, GraphDiff.between(b, a))).isEqualTo(a);
      assertThat(GraphDiff.apply(a, GraphDiff.between(a, b)).edges()).isEqualTo(b.edges());
      assertThat(GraphDiff.between(a, b).isEmpty()).isEqualTo(a.equals(b));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyTwoGraphs_whenDiffed_thenEveryRelationThatDiffersIsNamed(long seed) {
    RandomGraphs random = new RandomGraphs(seed);
    ServiceGraph a = ServiceGraph.of(random.services());
    ServiceGraph b = ServiceGraph.of(random.services());
    Set<DependencyEdge> relations = new HashSet<>(a.edges());

    for (GraphChange change : GraphDiff.between(a, b)) {
      if (change instanceof RelationAdded added) {
        assertThat(relations.add(added.edge())).isTrue();
      } else if (change instanceof RelationRemoved removed) {
        assertThat(relations.remove(removed.edge())).isTrue();
      }
    }

    assertThat(relations).isEqualTo(Set.copyOf(b.edges()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyGraph_whenStarted_thenEveryProviderComesFirst(long seed) {
    ServiceGraph graph = ServiceGraph.of(new RandomGraphs(seed).services());
    List<ServiceId> order = graph.startOrder().stream().map(ServiceNode::id).toList();

    assertThat(order).hasSameSizeAs(graph.nodes());
    for (DependencyEdge edge : graph.edges()) {
      assertThat(order.indexOf(edge.to())).isLessThan(order.indexOf(edge.from()));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyGraph_whenSplitByEnvironment_thenTheRelationsAddUp(long seed) {
    ServiceGraph graph = ServiceGraph.of(new RandomGraphs(seed).services());
    Set<DependencyEdge> relations = new HashSet<>();

    for (Environment environment : Environment.values()) {
      ServiceGraph part = graph.in(environment);
      relations.addAll(part.edges());
      assertThat(part.nodes())
          .allSatisfy(node -> assertThat(node.environments()).contains(environment));
      assertThat(part.edit().build()).isEqualTo(part);
    }

    assertThat(relations).isEqualTo(Set.copyOf(graph.edges()));
  }
}
