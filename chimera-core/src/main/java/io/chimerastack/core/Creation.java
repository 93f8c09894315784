package io.chimerastack.core;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.docker.EnginePort;
import io.chimerastack.core.graph.GraphDiff;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.plan.PlanInput;
import io.chimerastack.core.plan.Planner;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.project.PlanExecutor;
import io.chimerastack.core.project.ProjectException;
import io.chimerastack.core.project.Revision;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.ServiceNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Makes new projects: a plan from nothing, carried out in one rename. */
final class Creation {
  private final Catalog catalog;
  private final Pipeline pipeline;
  private final Checkouts checkouts;
  private final PlanExecutor executor;
  private final ProgressListener listener;

  Creation(
      Catalog catalog,
      Pipeline pipeline,
      Checkouts checkouts,
      PlanExecutor executor,
      ProgressListener listener) {
    this.catalog = catalog;
    this.pipeline = pipeline;
    this.checkouts = checkouts;
    this.executor = executor;
    this.listener = listener;
  }

  Preview plan(CreateRequest request) {
    Draft draft = draft(request);
    executor.requireRoom(request.directory());
    Checkouts.Granted granted = checkouts.propose(draft.need(), draft.published().join());
    tell(draft, granted);
    return new Preview(draft.plan(), project(draft, granted));
  }

  Project create(CreateRequest request) {
    Draft draft = draft(request);
    executor.requireRoom(request.directory());
    Checkouts.Granted granted = checkouts.lease(draft.need(), draft.published().join());
    boolean written = false;
    try {
      Revision revision =
          new Revision(
              draft.plan(),
              draft.result().tree(),
              draft.result().lockfile(),
              draft.blueprint().toYaml(),
              granted.env());
      executor.create(request.directory(), revision);
      written = true;
    } finally {
      if (!written) {
        checkouts.abandon(granted);
      }
    }
    checkouts.confirm(granted);
    tell(draft, granted);
    return project(draft, granted);
  }

  private void tell(Draft draft, Checkouts.Granted granted) {
    granted.notes().forEach(note -> listener.on(new ProgressEvent.Noted(note)));
    draft.result().notes().forEach(note -> listener.on(new ProgressEvent.Noted(note)));
  }

  private Draft draft(CreateRequest request) {
    CompletableFuture<List<EnginePort>> published = checkouts.askEngineBriefly();
    pipeline.warm();
    Blueprint blueprint = settled(request.blueprint());
    Pipeline.Result result = pipeline.run(blueprint);
    Plan plan =
        Planner.plan(
            PlanInput.fromNothing(
                result.tree(), GraphDiff.between(ServiceGraph.of(List.of()), result.graph())));
    Path directory = request.directory().toAbsolutePath().normalize();
    Checkouts.Need need =
        new Checkouts.Need(
            directory,
            request.parent(),
            request.blueprint().name().value(),
            EnvFile.empty(),
            result.keys(),
            result.graph().publishedPorts(),
            catalog.portRanges(),
            pinned(request.ports(), result.graph()),
            request.strictPorts());
    return new Draft(blueprint, result, plan, need, published);
  }

  private static Project project(Draft draft, Checkouts.Granted granted) {
    return Pipeline.project(
        draft.need().directory(), draft.blueprint(), draft.result(), granted.env());
  }

  /** Writes the stack's default variant down: a later default must not change the project. */
  private Blueprint settled(Blueprint blueprint) {
    if (blueprint.stack().isEmpty()) {
      return blueprint;
    }
    Stack stack = catalog.stack(blueprint.stack().get());
    return blueprint.withStack(stack.id(), stack.variant(blueprint.variant().orElse("")));
  }

  /** What is decided before a port is leased. */
  private record Draft(
      Blueprint blueprint,
      Pipeline.Result result,
      Plan plan,
      Checkouts.Need need,
      CompletableFuture<List<EnginePort>> published) {}

  /** Finds the key of each port that the user named by service or by key. */
  private static Map<String, Port> pinned(Map<String, Port> wanted, ServiceGraph graph) {
    Map<String, Port> pinned = new LinkedHashMap<>();
    Map<String, String> askedAs = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    wanted.forEach(
        (name, port) -> {
          List<String> keys = keys(name, graph);
          if (keys.size() == 1) {
            Port other = pinned.putIfAbsent(keys.get(0), port);
            String otherName = askedAs.putIfAbsent(keys.get(0), name);
            if (other != null && !other.equals(port)) {
              problems.add(
                  new Problem(
                      "%s is asked for twice, by '--port %s=%s' too"
                          .formatted(keys.get(0), otherName, other),
                      "--port " + name + "=" + port,
                      "give it one port"));
            }
          } else {
            problems.add(problem(name, port, keys, graph));
          }
        });
    if (!problems.isEmpty()) {
      throw new ProjectException(Category.INPUT, problems, null);
    }
    return pinned;
  }

  private static List<String> keys(String name, ServiceGraph graph) {
    List<String> keys = new ArrayList<>();
    for (ServiceNode node : graph.nodes()) {
      for (PublishedPort port : node.publishes()) {
        if (node.id().value().equals(name) || port.variable().equals(name)) {
          keys.add(port.variable());
        }
      }
    }
    return keys;
  }

  private static Problem problem(String name, Port port, List<String> keys, ServiceGraph graph) {
    if (!keys.isEmpty()) {
      return new Problem(
          "service '" + name + "' publishes more than one port",
          "--port " + name + "=" + port,
          "name the key: " + String.join(" or ", keys));
    }
    TreeSet<String> known = new TreeSet<>();
    for (ServiceNode node : graph.nodes()) {
      if (!node.publishes().isEmpty()) {
        known.add(node.id().value());
      }
    }
    List<String> near = Suggestions.nearest(name, known);
    return new Problem(
        "no service '" + name + "' publishes a port",
        "--port " + name + "=" + port,
        (near.isEmpty() ? "" : "did you mean '" + near.get(0) + "'? ")
            + "services with ports: "
            + String.join(", ", known));
  }
}
