package io.chimerastack.core.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container engine that may or may not answer. Creating a project never needs one. */
public interface ContainerEngine {
  /** Returns the engine's version, or empty if none answers. */
  Optional<String> version();

  /**
   * Returns what containers, running or stopped, publish; empty if there is no engine.
   *
   * @throws EngineException of category MISSING if there is one, but it takes too long
   */
  List<EnginePort> publishedPorts();

  /**
   * Returns Compose for the project in {@code directory}.
   *
   * @throws EngineException if this engine can run no projects
   */
  Compose compose(Path directory);

  /** Returns the engine behind the {@code docker} program on the path. */
  static ContainerEngine docker() {
    return new DockerEngine(new DockerCommand("docker"));
  }

  /** Returns an engine that never answers. */
  static ContainerEngine none() {
    return new NoEngine();
  }
}
