package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's own linter has nothing to say about any Dockerfile that a project gets. */
@RequiresDocker
@ExtendWith(PhaseTimes.class)
class DockerfilesIT {
  @ParameterizedTest
  @MethodSource("io.chimerastack.cli.StackVariant#all")
  void givenStack_whenItsDockerfilesAreChecked_thenThereIsNoWarning(
      StackVariant row, @TempDir Path root) throws IOException {
    RunningProject shop = RunningProject.create(root, "shop", row.stack(), row.variant());

    // every check of https://docs.docker.com/reference/build-checks/; it ends with 1 after a
    // warning
    ProgramRun development = shop.compose("build", "--check");
    ProgramRun production =
        shop.compose(
            "--env-file", ".env.prod.example", "-f", "docker-compose.prod.yml", "build", "--check");

    assertThat(development.requireOutput()).doesNotContain("WARNING");
    assertThat(production.requireOutput()).contains("no warnings found").doesNotContain("WARNING");
  }
}
