package io.chimerastack.bench;

import io.chimerastack.core.graph.GraphChange;
import io.chimerastack.core.graph.GraphDiff;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.model.ServiceNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Building a validated graph, its start order, and the difference of two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GraphBenchmark {
  /** The number of services. */
  @Param({"10", "1000", "10000"})
  public int services = 10;

  private List<ServiceNode> nodes = List.of();
  private ServiceGraph before = ServiceGraph.of(List.of());
  private ServiceGraph after = before;
  private List<GraphChange> changes = List.of();

  /** Makes the services, once for each size. */
  @Setup
  public void make() {
    nodes = Sample.services(services);
    before = ServiceGraph.of(nodes);
    after = ServiceGraph.of(Sample.changed(services));
    changes = GraphDiff.between(before, after);
  }

  /** Relates and validates all services. */
  @Benchmark
  public ServiceGraph build() {
    return ServiceGraph.of(nodes);
  }

  /** Orders them by what needs what. */
  @Benchmark
  public List<ServiceNode> startOrder() {
    return before.startOrder();
  }

  /** Compares with a graph of which a tenth has changed. */
  @Benchmark
  public List<GraphChange> diff() {
    return GraphDiff.between(before, after);
  }

  /** Carries those changes out. */
  @Benchmark
  public ServiceGraph apply() {
    return GraphDiff.apply(before, changes);
  }
}
