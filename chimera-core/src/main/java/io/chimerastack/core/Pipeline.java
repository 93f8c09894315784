package io.chimerastack.core;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.blueprint.Resolver;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.PostCopy;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.project.Lockfile;
import io.chimerastack.core.render.RenderException;
import io.chimerastack.core.render.RenderedCommand;
import io.chimerastack.core.render.RenderedTree;
import io.chimerastack.core.render.Renderer;
import io.chimerastack.core.render.Rendering;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.Port;
import io.chimerastack.model.ServiceNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** From intent to text: blueprint, graph, tree. Pure; the one way for every command. */
final class Pipeline {
  private final Catalog catalog;
  private final Renderer renderer = new Renderer();

  Pipeline(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Sets the template engine up on another thread, while this one reads the catalog. */
  void warm() {
    Thread thread = new Thread(renderer::warm, "chimera-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What a blueprint comes to.
   *
   * @param graph every service in both environments, with its definitions
   * @param tree the generated files
   * @param keys the keys of {@code .env}, in order
   * @param lockfile what was resolved
   * @param notes what the user should know once it is written, one line each
   */
  record Result(
      ServiceGraph graph,
      RenderedTree tree,
      List<EnvEntry> keys,
      Lockfile lockfile,
      List<String> notes) {}

  Result run(Blueprint blueprint) {
    Resolution resolution = Resolver.resolve(blueprint, catalog);
    Rendering rendering = renderer.render(resolution);
    refuseForeign(rendering.commands(), resolution);
    ServiceGraph graph = rendering.graph();
    return new Result(
        graph,
        rendering.tree(),
        rendering.keys().entries(),
        lockfile(resolution, rendering.tree()),
        rendering.commands().stream().map(Pipeline::notRun).toList());
  }

  /** A pack from outside may describe files, but never say what to run. */
  private static void refuseForeign(List<RenderedCommand> commands, Resolution resolution) {
    List<Problem> problems = new ArrayList<>();
    for (RenderedCommand command : commands) {
      if (!command.trusted()) {
        problems.add(
            new Problem(
                "component '"
                    + command.component()
                    + "' wants '"
                    + String.join(" ", command.arguments())
                    + "' run, which a template pack from outside may not",
                where(command, resolution),
                "remove the command from post_copy; tell the user in a README what to run",
                Rule.POST_COPY_COMMAND));
      }
    }
    if (!problems.isEmpty()) {
      throw new RenderException(problems);
    }
  }

  private static String where(RenderedCommand command, Resolution resolution) {
    return resolution.components().stream()
        .filter(component -> component.id().equals(command.component()))
        .flatMap(component -> component.postCopy().stream())
        .filter(
            step ->
                step instanceof PostCopy.Command wanted
                    && wanted.arguments().equals(command.arguments()))
        .map(PostCopy::where)
        .findFirst()
        .orElse("");
  }

  private static String notRun(RenderedCommand command) {
    return "component '"
        + command.component()
        + "' wants this run in "
        + (command.directory().equals(".") ? "the project" : command.directory() + "/")
        + ", which Chimera did not do: "
        + String.join(" ", command.arguments());
  }

  /** Returns the services that locked components come to, without their definitions. */
  ServiceGraph graphOf(List<Lockfile.Locked> locked) {
    List<ServiceNode> nodes = new ArrayList<>();
    for (Lockfile.Locked component : locked) {
      catalog.component(new ComponentId(component.id())).toNode().ifPresent(nodes::add);
    }
    return ServiceGraph.of(nodes);
  }

  private static Lockfile lockfile(Resolution resolution, RenderedTree tree) {
    List<Lockfile.Locked> components = new ArrayList<>();
    for (Component component : resolution.components()) {
      components.add(
          new Lockfile.Locked(component.id().value(), component.version(), component.digest()));
    }
    Lockfile.Locked stack =
        resolution
            .stack()
            .map(found -> new Lockfile.Locked(found.id(), found.version(), found.digest()))
            .orElse(null);
    return Lockfile.of(stack, components, packs(resolution), tree);
  }

  private static List<Lockfile.LockedPack> packs(Resolution resolution) {
    SortedMap<String, CatalogSource> sources = new TreeMap<>();
    for (Component component : resolution.components()) {
      component.source().pack().ifPresent(name -> sources.put(name, component.source()));
    }
    resolution
        .stack()
        .map(Stack::source)
        .ifPresent(source -> source.pack().ifPresent(name -> sources.put(name, source)));
    List<Lockfile.LockedPack> packs = new ArrayList<>();
    sources.forEach((name, source) -> packs.add(new Lockfile.LockedPack(name, source.digest())));
    return packs;
  }

  /** Returns the checkout that a result and an {@code .env} come to. */
  static Project project(Path directory, Blueprint blueprint, Result result, EnvFile env) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (EnvEntry key : result.keys()) {
      if (!key.secret()) {
        env.value(key.name()).ifPresent(value -> variables.put(key.name(), value));
      }
    }
    Map<String, Port> ports = new LinkedHashMap<>(env.ports(result.keys()));
    return new Project(
        directory,
        blueprint,
        result.graph().in(Environment.DEVELOPMENT).withBindings(ports),
        env.value(EnvEntry.PROJECT_NAME).orElse(""),
        variables);
  }
}
