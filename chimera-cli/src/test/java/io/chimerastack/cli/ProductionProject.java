package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A project's production Compose file, used as its README says, until it is closed. */
final class ProductionProject implements AutoCloseable {
  /** What a process ends with that did not hear its first signal. */
  private static final int KILLED = 128 + 9;

  private static final List<String> DEVELOPMENT_TOOLS =
      List.of(
          "composer",
          "phpunit",
          "tsc",
          "tsx",
          "vite",
          "vitest",
          "biome",
          "eslint",
          "prettier",
          "ruff",
          "pytest",
          "mypy");

  private final RunningProject project;
  private final String name;

  private ProductionProject(RunningProject project, String name) {
    this.project = project;
    this.name = name;
  }

  /** Fills in {@code .env.prod}, as somebody who wants to try it out on this machine. */
  static ProductionProject of(RunningProject project) throws IOException {
    // a name that no other test on this machine uses
    String name = project.env("COMPOSE_PROJECT_NAME") + "-prod";
    String example = Files.readString(project.directory().resolve(".env.prod.example"));
    project.write(
        ".env.prod",
        example
            .replaceAll("(?m)^COMPOSE_PROJECT_NAME=.*$", "COMPOSE_PROJECT_NAME=" + name)
            .replaceAll("(?m)^SITE_ADDRESS=.*$", "SITE_ADDRESS=:80")
            .replaceAll("(?m)^HTTP_PORT=.*$", "HTTP_PORT=" + RunningProject.freePort())
            .replaceAll("(?m)^HTTPS_PORT=.*$", "HTTPS_PORT=" + RunningProject.freePort())
            .replaceAll("(?m)^(\\w+)=$", "$1=" + "a-secret-of-its-own".repeat(3)));
    return new ProductionProject(project, name);
  }

  /** Builds and starts it, and waits until all of it is healthy. */
  void up() {
    ProgramRun up = compose("up", "--detach", "--build", "--wait");
    assertThat(up.code()).as(() -> up.output() + compose("logs", "--tail", "40").output()).isZero();
    assertThat(up.output()).doesNotContain("level=warning");
  }

  /** Returns what the edge serves. */
  Site edge() {
    String address = compose("port", "edge", "80").requireOutput().strip();
    return Site.at("http://localhost:" + address.substring(address.lastIndexOf(':') + 1) + "/");
  }

  /** Returns the notes of the application. */
  NotesContract notes() {
    return project.notes(edge());
  }

  /** Runs {@code docker compose} with the production file. */
  ProgramRun compose(String... args) {
    List<String> all =
        new ArrayList<>(List.of("--env-file", ".env.prod", "-f", "docker-compose.prod.yml"));
    all.addAll(List.of(args));
    return project.compose(all.toArray(String[]::new));
  }

  /** Returns what the engine says of each container, stopped ones too, by service. */
  Map<String, JsonNode> containers() {
    return Containers.inspect(compose("ps", "--all", "--quiet").requireLines());
  }

  /** Fails if more than the edge is published. */
  void opensNothingButTheEdge() {
    List<String> open = new ArrayList<>();
    containers()
        .forEach(
            (service, container) -> {
              if (!container.path("HostConfig").path("PortBindings").isEmpty()) {
                open.add(service);
              }
            });
    assertThat(open).containsExactly("edge");
  }

  /** Fails if a container sees files of this machine, or could gain privileges. */
  void mountsNothingOfTheMachine() {
    containers()
        .forEach(
            (service, container) -> {
              container
                  .path("Mounts")
                  .forEach(
                      mount ->
                          assertThat(mount.path("Type").asString())
                              .as("%s: %s", service, mount)
                              .isNotEqualTo("bind"));
              JsonNode host = container.path("HostConfig");
              assertThat(host.path("SecurityOpt").toString())
                  .as(service)
                  .contains("no-new-privileges");
              assertThat(host.path("RestartPolicy").path("Name").asString())
                  .as(service)
                  .isEqualTo("unless-stopped");
            });
  }

  /** Fails if a process is root's. */
  void runsNothingAsRoot() {
    containers()
        .forEach(
            (service, container) ->
                assertThat(Containers.users(container.path("Id").asString()))
                    .as(service)
                    .isNotEmpty()
                    .doesNotContain("0"));
  }

  /** Fails if a container has a program that only development needs. */
  void holdsNoDevelopmentTools() {
    String search =
        "find / -xdev -path /proc -prune -o ! -type d \\( -name "
            + String.join(" -o -name ", DEVELOPMENT_TOOLS)
            + " \\) -print 2>/dev/null || true";
    for (String service : containers().keySet()) {
      assertThat(compose("exec", "-T", service, "sh", "-c", search).requireOutput())
          .as(service)
          .isBlank();
    }
  }

  /** Stops it; fails if a process had to be killed, because it did not end when it was asked to. */
  void stopsGracefully() {
    compose("stop").requireOutput();
    containers()
        .forEach(
            (service, container) ->
                assertThat(container.path("State").path("ExitCode").asInt())
                    .as("exit code of %s: %s", service, container.path("State"))
                    .isNotEqualTo(KILLED));
  }

  /** Returns what the engine still has of it: containers, volumes, networks. */
  List<String> remains() {
    return Containers.remains(name);
  }

  /** Removes the containers, the data and the images that were built. */
  @Override
  public void close() {
    compose("down", "--volumes", "--rmi", "local", "--timeout", "1");
  }
}
