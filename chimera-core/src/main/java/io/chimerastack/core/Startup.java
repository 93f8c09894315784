package io.chimerastack.core;

import io.chimerastack.core.docker.Compose;
import io.chimerastack.core.docker.ContainerEngine;
import io.chimerastack.core.docker.EngineException;
import io.chimerastack.core.docker.UpOutcome;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.ProjectDirectory;
import java.util.List;

/** Starts projects, and heals a port that was lost between its lease and its use. */
final class Startup {
  private final Application application;
  private final ContainerEngine engine;
  private final ProgressListener listener;

  Startup(Application application, ContainerEngine engine, ProgressListener listener) {
    this.application = application;
    this.engine = engine;
    this.listener = listener;
  }

  UpReport up(ProjectDirectory directory, boolean strictPorts) {
    engine.compose(directory.root()).requireEngine();
    Project project = application.ensureInstance(directory, strictPorts);
    UpOutcome outcome = start(engine.compose(directory.root()));
    if (outcome instanceof UpOutcome.PortTaken taken) {
      listener.on(new ProgressEvent.Noted("a port was taken meanwhile: " + taken.message()));
      project = application.ensureInstance(directory, strictPorts);
      outcome = start(engine.compose(directory.root()));
    }
    if (outcome instanceof UpOutcome.PortTaken taken) {
      throw new EngineException(
          Category.MISSING,
          List.of(
              new Problem(
                  "a port was taken again: " + taken.message(),
                  directory.root().toString(),
                  "stop what takes the ports, or write another port into .env, then run"
                      + " 'chimera up' again")),
          null);
    }
    return new UpReport(outcome, project);
  }

  private UpOutcome start(Compose compose) {
    listener.on(new ProgressEvent.Began("building and starting containers"));
    UpOutcome outcome = compose.up(line -> listener.on(new ProgressEvent.Output(line)));
    listener.on(new ProgressEvent.Output(""));
    return outcome;
  }
}
