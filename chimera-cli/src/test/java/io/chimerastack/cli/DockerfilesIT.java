package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The engine's own linter has nothing to say about any Dockerfile that a project gets. */
@RequiresDocker
@ExtendWith(PhaseTimes.class)
class DockerfilesIT {
  @ParameterizedTest
  @MethodSource("io.chimerastack.cli.StackVariant#all")
  void givenStack_whenItsDockerfilesAreChecked_thenThereIsNoWarning(
      StackVariant row, @TempDir Path root) throws IOException {
    RunningProject shop = RunningProject.create(root, "shop", row.stack(), row.variant());

    check(shop);
    check(shop, "--env-file", ".env.prod.example", "-f", "docker-compose.prod.yml");
  }

  /** Runs every check of https://docs.docker.com/reference/build-checks/, over each Dockerfile. */
  private static void check(RunningProject shop, String... file) {
    JsonNode services =
        new JsonMapper()
            .readTree(compose(shop, file, "config", "--format", "json").requireOutput())
            .path("services");
    List<String> together = new ArrayList<>(List.of("build", "--check"));
    for (Map.Entry<String, JsonNode> service : services.properties()) {
      JsonNode build = service.getValue().path("build");
      JsonNode contexts = build.path("additional_contexts");
      if (build.isMissingNode()) {
        continue;
      }
      if (!contexts.toString().contains("\"service:")) {
        together.add(service.getKey());
        continue;
      }
      // a check builds nothing, so it cannot name what another service builds: a folder will do
      List<String> alone = new ArrayList<>(List.of("buildx", "build", "--check"));
      contexts
          .propertyNames()
          .forEach(name -> alone.addAll(List.of("--build-context", name + "=" + shop.directory())));
      alone.add(build.path("context").asString());
      holds(Containers.docker(alone.toArray(String[]::new)));
    }
    if (together.size() > 2) {
      holds(compose(shop, file, together.toArray(String[]::new)));
    }
  }

  /** A check ends with 1 after a warning. */
  private static void holds(ProgramRun check) {
    assertThat(check.code()).as(check.output()).isZero();
    assertThat(check.output()).contains("no warnings found").doesNotContain("WARNING");
  }

  private static ProgramRun compose(RunningProject shop, String[] file, String... command) {
    List<String> all = new ArrayList<>(List.of(file));
    all.addAll(List.of(command));
    return shop.compose(all.toArray(String[]::new));
  }
}
