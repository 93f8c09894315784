package io.chimerastack.bench;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.ProjectName;
import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.blueprint.Resolver;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.render.RenderLimits;
import io.chimerastack.core.render.Renderer;
import io.chimerastack.core.render.Rendering;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Resolving a blueprint, and rendering it: a Compose service and one template for each service. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RenderBenchmark {
  /** The number of services. */
  @Param({"10", "1000", "10000"})
  public int services = 10;

  private final Renderer renderer = new Renderer(RenderLimits.STANDARD);
  private final Blueprint empty = Blueprint.of(new ProjectName("bench"));
  private Blueprint blueprint = empty;
  private CatalogSource source = Sample.catalog(0);
  private @Nullable Resolution resolution;

  /** Makes catalog and blueprint, once for each size. */
  @Setup
  public void make() {
    source = Sample.catalog(services);
    blueprint = empty.withComponents(Sample.components(services));
    resolution = resolve();
  }

  /** Reads the manifests and relates the services. */
  @Benchmark
  public Resolution resolve() {
    return Resolver.resolve(blueprint, Catalog.of(List.of(source)));
  }

  /** Renders all files, and both Compose files. */
  @Benchmark
  public @Nullable Rendering render() {
    Resolution resolved = resolution;
    return resolved == null ? null : renderer.render(resolved);
  }
}
