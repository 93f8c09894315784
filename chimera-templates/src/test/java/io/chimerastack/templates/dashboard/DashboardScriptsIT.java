package io.chimerastack.templates.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresNpm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the dashboard's scripts, where Node.js is installed. */
@RequiresNpm
class DashboardScriptsIT {
  private static final Path TESTS = Path.of("src/test/javascript").toAbsolutePath();

  @Test
  void givenTheScripts_whenTested_thenPass(@TempDir Path scratch)
      throws IOException, InterruptedException {
    String report =
        NodeProgram.node()
            .run(
                scratch,
                "--test",
                "--test-reporter=tap",
                TESTS.resolve("health.test.mjs").toString());

    assertThat(report).contains("# fail 0").doesNotContain("# pass 0");
  }
}
