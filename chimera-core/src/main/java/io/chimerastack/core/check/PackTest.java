package io.chimerastack.core.check;

import io.chimerastack.core.Chimera;
import io.chimerastack.core.CreateRequest;
import io.chimerastack.core.Project;
import io.chimerastack.core.UpReport;
import io.chimerastack.core.docker.Compose;
import io.chimerastack.core.docker.ContainerEngine;
import io.chimerastack.core.docker.Diagnosis;
import io.chimerastack.core.docker.EngineException;
import io.chimerastack.core.docker.UpOutcome;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.ScratchDirectory;
import io.chimerastack.core.project.SecureSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes every project that the templates in scope can be part of, really and on the disk, and holds
 * each to what every project keeps; if asked, starts them too.
 */
public final class PackTest {
  private final Path home;
  private final ContainerEngine engine;
  private final ProgressListener listener;
  private final boolean containers;

  private PackTest(
      Path home, ContainerEngine engine, ProgressListener listener, boolean containers) {
    this.home = home;
    this.engine = engine;
    this.listener = listener;
    this.containers = containers;
  }

  /**
   * Prepares a test that starts nothing.
   *
   * @param home where the projects are made, in a directory that is deleted afterwards; and, with
   *     containers, whose ports they lease
   * @param engine what is asked for Compose's opinion of the files
   * @param listener hears which project is being tried
   */
  public static PackTest of(Path home, ContainerEngine engine, ProgressListener listener) {
    return new PackTest(home, engine, listener, false);
  }

  /** Returns the test that also starts each project, waits until it is healthy, and removes it. */
  public PackTest withContainers() {
    return new PackTest(home, engine, listener, true);
  }

  /**
   * One project that was tried.
   *
   * @param trial what it was
   * @param problems what is wrong with it; empty if nothing is
   * @param composeRead whether Compose itself was asked about its files
   * @param started whether its containers became healthy
   */
  public record Result(Trial trial, List<Problem> problems, boolean composeRead, boolean started) {
    /** Copies the problems. */
    public Result {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Tries projects, one after the other.
   *
   * @param check the check of the pack, which has found no error
   * @param trials some of its trials
   * @throws ChimeraException MISSING if there is no engine to start containers with; INTERRUPTED if
   *     the calling thread was
   */
  public List<Result> run(PackCheck check, List<Trial> trials) {
    if (containers) {
      engine.compose(check.scope().root()).requireEngine();
    }
    List<Result> results = new ArrayList<>();
    int number = 0;
    for (Trial trial : trials) {
      number++;
      listener.on(
          new ProgressEvent.Began(
              "testing " + trial.label() + " (" + number + " of " + trials.size() + ")"));
      results.add(run(check, trial));
    }
    return List.copyOf(results);
  }

  private Result run(PackCheck check, Trial trial) {
    Set<Problem> problems = new LinkedHashSet<>();
    boolean read = false;
    boolean started = false;
    try (ScratchDirectory scratch =
        ScratchDirectory.in(home.resolve("scratch"), new SecureSecrets())) {
      Chimera chimera = chimera(check, scratch);
      Path parent = scratch.directory(trial.name());
      Project project = chimera.create(CreateRequest.of(parent, trial.blueprint()));
      try {
        problems.addAll(ProjectCheck.of(project, chimera).all());
        read = askCompose(project, problems);
        if (containers && problems.isEmpty()) {
          started = start(chimera, project, problems);
        }
      } finally {
        chimera.ports().release(project.composeName());
      }
    } catch (ChimeraException e) {
      if (e.category() == Category.INTERRUPTED || e.category() == Category.MISSING) {
        throw e;
      }
      problems.addAll(e.problems());
    }
    return new Result(
        trial, problems.stream().map(problem -> named(problem, trial)).toList(), read, started);
  }

  private Chimera chimera(PackCheck check, ScratchDirectory scratch) {
    if (containers) {
      return Chimera.builder(home)
          .catalog(check.catalog())
          .engine(engine)
          .listener(new OutputOnly(listener))
          .build();
    }
    // nothing is started, so any port will do, and no real one is touched
    return Chimera.builder(scratch.directory("home"))
        .catalog(check.catalog())
        .probe(port -> true)
        .build();
  }

  private boolean askCompose(Project project, Set<Problem> problems) {
    try {
      Compose compose = engine.compose(project.directory());
      ask(compose, ProjectCheck.DEVELOPMENT, ProjectCheck.ENV, problems);
      ask(compose, ProjectCheck.PRODUCTION, ProjectCheck.PRODUCTION_ENV, problems);
      return true;
    } catch (EngineException e) {
      if (e.category() == Category.INTERRUPTED) {
        throw e;
      }
      return false;
    }
  }

  private static void ask(Compose compose, String file, String env, Set<Problem> problems) {
    compose
        .refusal(file, env)
        .ifPresent(
            words ->
                problems.add(
                    new Problem(
                        "Compose says: " + words.replaceAll("\\s+", " "),
                        file,
                        "correct the component's Compose fragment",
                        Rule.COMPOSE_INVALID)));
  }

  private boolean start(Chimera chimera, Project project, Set<Problem> problems) {
    try {
      UpReport report = chimera.up(project.directory(), false);
      if (report.outcome() instanceof UpOutcome.Unhealthy unhealthy) {
        unhealthy.diagnoses().forEach(diagnosis -> problems.add(unhealthy(diagnosis)));
        if (unhealthy.diagnoses().isEmpty()) {
          problems.add(
              new Problem(
                  "it does not start: " + unhealthy.message().replaceAll("\\s+", " "),
                  ProjectCheck.DEVELOPMENT,
                  "correct the component; --verbose shows everything that Docker prints",
                  Rule.UNHEALTHY));
        }
      }
      return problems.isEmpty();
    } finally {
      // an interrupt ends the test, not the tidying up after it
      boolean interrupted = Thread.interrupted();
      engine
          .compose(project.directory())
          .discard(line -> listener.on(new ProgressEvent.Output(line)));
      listener.on(new ProgressEvent.Output(""));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Problem unhealthy(Diagnosis diagnosis) {
    String log =
        diagnosis.log().isEmpty() ? "" : "; its log: " + String.join(" | ", diagnosis.log());
    return new Problem(
        "service '%s' is %s: %s%s"
            .formatted(
                diagnosis.state().service(),
                diagnosis.state().health().isEmpty()
                    ? diagnosis.state().state()
                    : diagnosis.state().health(),
                diagnosis.probe().isEmpty() ? "its healthcheck says nothing" : diagnosis.probe(),
                log),
        ProjectCheck.DEVELOPMENT,
        "correct the component; --verbose shows everything that Docker prints",
        Rule.UNHEALTHY);
  }

  /** Says which project a problem of a generated file is about. */
  private static Problem named(Problem problem, Trial trial) {
    return new Problem(
        trial.label() + ": " + problem.what(), problem.where(), problem.fix(), problem.rule());
  }

  /** Hears what Docker prints, and not the steps of making one project. */
  private record OutputOnly(ProgressListener listener) implements ProgressListener {
    @Override
    public void on(ProgressEvent event) {
      if (event instanceof ProgressEvent.Output) {
        listener.on(event);
      }
    }
  }
}
