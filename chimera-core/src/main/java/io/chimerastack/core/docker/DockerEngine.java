package io.chimerastack.core.docker;

import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.project.ProjectDirectory;
import io.chimerastack.model.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The engine that the {@code docker} program talks to. */
final class DockerEngine implements ContainerEngine {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  // Bindings of stopped containers stand only in their configuration, not in 'docker ps'.
  private static final String BINDINGS =
      "{{$c := .}}{{range .HostConfig.PortBindings}}{{range .}}{{.HostPort}}\t{{$c.Name}}\t"
          + "{{index $c.Config.Labels \"com.docker.compose.project\"}}\t{{$c.State.Running}}\n"
          + "{{end}}{{end}}";

  private final DockerCommand docker;

  DockerEngine(DockerCommand docker) {
    this.docker = docker;
  }

  @Override
  public Optional<String> version() {
    try {
      CommandOutcome outcome =
          docker.run(PATIENCE, List.of("version", "--format", "{{.Server.Version}}"));
      return outcome.succeeded() ? Optional.of(outcome.output().strip()) : Optional.empty();
    } catch (EngineException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<EnginePort> publishedPorts() {
    try {
      CommandOutcome ids = docker.run(PATIENCE, List.of("ps", "--all", "--quiet"));
      if (!ids.succeeded() || ids.output().isBlank()) {
        return List.of();
      }
      List<String> arguments = new ArrayList<>(List.of("inspect", "--format", BINDINGS));
      arguments.addAll(ids.output().lines().toList());
      // A container that vanished meanwhile makes the exit code 1; the others are still printed.
      return ports(docker.run(PATIENCE, arguments).output());
    } catch (EngineException e) {
      if (e.getCause() instanceof IOException) {
        return List.of(); // docker is not installed
      }
      throw e;
    }
  }

  @Override
  public Compose compose(Path directory) {
    return new Compose(docker.hiding(keys(directory)), directory);
  }

  private static Set<String> keys(Path directory) {
    try {
      return ProjectDirectory.open(directory)
          .env()
          .map(env -> env.values().keySet())
          .orElse(Set.of());
    } catch (ChimeraException e) {
      return Set.of(); // Compose says itself what is wrong with the file
    }
  }

  private static List<EnginePort> ports(String lines) {
    List<EnginePort> ports = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 4 && fields[0].matches("[1-9][0-9]{0,4}")) {
        String name = fields[1].startsWith("/") ? fields[1].substring(1) : fields[1];
        ports.add(
            new EnginePort(
                new Port(Integer.parseInt(fields[0])), name, fields[2], fields[3].equals("true")));
      }
    }
    return ports;
  }
}
