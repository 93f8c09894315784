package io.chimerastack.core;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.BlueprintReader;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.graph.GraphChange;
import io.chimerastack.core.graph.GraphDiff;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.plan.ConflictPolicy;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.plan.PlanInput;
import io.chimerastack.core.plan.Planner;
import io.chimerastack.core.port.Ownership;
import io.chimerastack.core.port.PortRegistry;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.project.Lockfile;
import io.chimerastack.core.project.PlanExecutor;
import io.chimerastack.core.project.ProjectDirectory;
import io.chimerastack.core.project.ProjectException;
import io.chimerastack.core.project.ProjectLock;
import io.chimerastack.core.project.Recovery;
import io.chimerastack.core.project.Revision;
import io.chimerastack.core.render.RenderedTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes existing projects what their blueprints say. */
final class Application {
  private final Catalog catalog;
  private final Pipeline pipeline;
  private final Checkouts checkouts;
  private final PortRegistry registry;
  private final PlanExecutor executor;
  private final ProgressListener listener;

  Application(
      Catalog catalog,
      Pipeline pipeline,
      Checkouts checkouts,
      PortRegistry registry,
      PlanExecutor executor,
      ProgressListener listener) {
    this.catalog = catalog;
    this.pipeline = pipeline;
    this.checkouts = checkouts;
    this.registry = registry;
    this.executor = executor;
    this.listener = listener;
  }

  Project open(ProjectDirectory directory) {
    settle(directory);
    Blueprint blueprint = blueprint(directory);
    Pipeline.Result result = pipeline.run(blueprint);
    return Pipeline.project(
        directory.root(), blueprint, result, directory.env().orElse(EnvFile.empty()));
  }

  Preview preview(ProjectDirectory directory) {
    settle(directory);
    Blueprint blueprint = blueprint(directory);
    Pipeline.Result result = pipeline.run(blueprint);
    Plan plan = plan(directory, result, ConflictPolicy.ASK);
    return new Preview(
        plan,
        Pipeline.project(
            directory.root(), blueprint, result, directory.env().orElse(EnvFile.empty())));
  }

  Preview apply(ProjectDirectory directory, ApplyRequest request) {
    try (ProjectLock lock = directory.lock()) {
      recover(lock);
      Blueprint blueprint = blueprint(directory);
      Pipeline.Result result = pipeline.run(blueprint);
      Plan plan = plan(directory, result, request.conflict());
      plan.requireDecided();
      EnvFile env =
          leased(
              need(directory, blueprint, result, request.strictPorts()),
              granted ->
                  executor.apply(
                      lock,
                      new Revision(plan, result.tree(), result.lockfile(), null, granted.env())));
      if (!plan.isEmpty()) {
        result.notes().forEach(note -> listener.on(new ProgressEvent.Noted(note)));
      }
      return new Preview(plan, Pipeline.project(directory.root(), blueprint, result, env));
    }
  }

  /**
   * Finishes an apply that was cut off, before the project is read. Takes the lock only then: who
   * may read a project but not write it can look at it as long as it is whole.
   */
  void settle(ProjectDirectory directory) {
    if (directory.isCutOff()) {
      try (ProjectLock lock = directory.lock()) {
        recover(lock);
      }
    }
  }

  /**
   * Gives the checkout its name, ports and secrets, and changes nothing else.
   *
   * @return the project as it is then
   */
  Project ensureInstance(ProjectDirectory directory, boolean strictPorts) {
    try (ProjectLock lock = directory.lock()) {
      recover(lock);
      Blueprint blueprint = blueprint(directory);
      Pipeline.Result result = pipeline.run(blueprint);
      if (!plan(directory, result, ConflictPolicy.ASK).isEmpty()) {
        listener.on(
            new ProgressEvent.Noted(
                "chimera.yaml or the templates changed since the last apply: 'chimera diff' shows"
                    + " how, 'chimera apply' brings it in"));
      }
      EnvFile env =
          leased(
              need(directory, blueprint, result, strictPorts),
              granted -> executor.writeEnv(lock, granted.env()));
      return Pipeline.project(directory.root(), blueprint, result, env);
    }
  }

  /**
   * Checks that the checkout has a name of its own: a copy still bears the name of the checkout
   * that it was copied from, and what is done to its containers would be done to that one's.
   */
  void requireInstance(ProjectDirectory directory) {
    Optional<String> name =
        directory
            .env()
            .flatMap(env -> env.value(EnvEntry.PROJECT_NAME))
            .filter(value -> !value.isEmpty());
    if (name.isEmpty()) {
      throw notOurs(directory, "this checkout has no name, ports and passwords of its own yet");
    }
    if (registry.owner(name.get(), directory.root()) instanceof Ownership.Copied copied) {
      throw notOurs(
          directory,
          "this is a copy of "
              + copied.original().directory()
              + " and still bears its name, "
              + name.get());
    }
  }

  private static ProjectException notOurs(ProjectDirectory directory, String what) {
    return new ProjectException(
        Category.INPUT,
        List.of(
            new Problem(
                what,
                directory.root().toString(),
                "run 'chimera up' here, or 'chimera apply' to start nothing: it gets its own")),
        null);
  }

  /** Leases, writes, and confirms the leases if the writing went well. */
  private EnvFile leased(Checkouts.Need need, Writing writing) {
    Checkouts.Granted granted = checkouts.lease(need, checkouts.askEngine());
    boolean written = false;
    try {
      writing.write(granted);
      written = true;
    } finally {
      if (!written) {
        checkouts.abandon(granted);
      }
    }
    checkouts.confirm(granted);
    if (need.env().value(EnvEntry.PROJECT_NAME).orElse("").isEmpty()) {
      listener.on(
          new ProgressEvent.Noted(
              "this checkout got its own name ("
                  + granted.instance().name()
                  + "), ports and passwords; they are in "
                  + EnvFile.NAME));
    }
    granted.notes().forEach(note -> listener.on(new ProgressEvent.Noted(note)));
    return granted.env();
  }

  /** Writes what was granted. */
  @FunctionalInterface
  private interface Writing {
    void write(Checkouts.Granted granted);
  }

  private Checkouts.Need need(
      ProjectDirectory directory, Blueprint blueprint, Pipeline.Result result, boolean strict) {
    return new Checkouts.Need(
        directory.root(),
        directory.root(),
        blueprint.name().value(),
        directory.env().orElse(EnvFile.empty()),
        result.keys(),
        result.graph().publishedPorts(),
        catalog.portRanges(),
        Map.of(),
        strict);
  }

  private Plan plan(ProjectDirectory directory, Pipeline.Result result, ConflictPolicy policy) {
    Optional<RenderedTree> base = directory.base();
    directory
        .baseProblem()
        .ifPresent(problem -> listener.on(new ProgressEvent.Noted(problem.toString())));
    RenderedTree before = base.orElse(null);
    return Planner.plan(
        new PlanInput(
            before,
            directory.observe(PlanInput.paths(before, result.tree())),
            result.tree(),
            graphChanges(directory, result),
            policy));
  }

  /** Compares with the graph of the components that the lockfile names, as far as they exist. */
  private List<GraphChange> graphChanges(ProjectDirectory directory, Pipeline.Result result) {
    Optional<Lockfile> lockfile = directory.lockfile();
    if (lockfile.isEmpty()) {
      return List.of();
    }
    try {
      ServiceGraph before = pipeline.graphOf(lockfile.get().components());
      return GraphDiff.between(before, pipeline.graphOf(result.lockfile().components()));
    } catch (ChimeraException e) {
      return List.of(); // a component is gone from the catalog: the files still tell
    }
  }

  private void recover(ProjectLock lock) {
    Recovery recovery = executor.recover(lock);
    if (!recovery.summary().isEmpty()) {
      listener.on(new ProgressEvent.Noted(recovery.summary()));
    }
    recovery
        .problems()
        .forEach(problem -> listener.on(new ProgressEvent.Noted(problem.toString())));
  }

  private static Blueprint blueprint(ProjectDirectory directory) {
    return BlueprintReader.read(directory.blueprint(), ProjectDirectory.BLUEPRINT);
  }
}
