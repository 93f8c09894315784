package io.chimerastack.core.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Stands where an embedder wants no engine to be asked. */
final class NoEngine implements ContainerEngine {
  @Override
  public Optional<String> version() {
    return Optional.empty();
  }

  @Override
  public List<EnginePort> publishedPorts() {
    return List.of();
  }

  @Override
  public Compose compose(Path directory) {
    throw EngineException.missing("no container engine is configured", "configure one");
  }
}
