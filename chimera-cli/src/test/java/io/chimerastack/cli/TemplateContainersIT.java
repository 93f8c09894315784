package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new pack works in containers; one that does not become healthy is told, and leaves nothing. */
@RequiresDocker
class TemplateContainersIT {
  private static final String STACK =
      """
      kind: stack
      version: 1.0.0
      title: Hello
      description: An API with a cache.
      category: backend
      components: [backend/hello]
      variants:
        axis: cache
        default: valkey
        choices:
          valkey: {title: Cache, components: [cache/valkey]}
      """;

  @TempDir Path root;

  @Test
  void givenNewPack_whenTestedInContainers_thenItIsHealthyOrToldAndNothingIsLeft()
      throws IOException {
    CliRun.Machine machine = CliRun.Machine.in(root).made();
    Path pack = machine.directory().resolve("hello");
    machine.run("template", "new", "pack", "hello");
    machine.run("template", "new", "component", "cache/valkey", "--dir", "hello");
    Files.writeString(pack.resolve("stacks/backend/hello/template.yaml"), STACK);
    assertThat(machine.run("template", "install", "hello").code()).isZero();
    // a project of the stack, so that its images are at hand
    RunningProject.create(root, "shop", "backend/hello", "valkey").close();

    CliRun healthy = machine.run("template", "test", "hello", "--containers");
    assertThat(healthy.code()).as(healthy.out() + healthy.err()).isZero();
    assertThat(healthy.out()).contains("backend/hello valkey", "made, read by Compose, healthy");

    Files.writeString(
        pack.resolve("base/backend/hello/files/healthcheck.py"), "raise SystemExit('not well')\n");
    CliRun ill = machine.run("template", "test", "hello", "--containers");
    assertThat(ill.code()).as(ill.out() + ill.err()).isEqualTo(1);
    assertThat(ill.out()).contains("failed", "service 'backend' is unhealthy", "not well");
    assertThat(root.resolve("home/scratch")).isEmptyDirectory();
    assertThat(machine.run("ports").out()).doesNotContain("scratch");
  }
}
