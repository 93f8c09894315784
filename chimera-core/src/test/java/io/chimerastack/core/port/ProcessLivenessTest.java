package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessLivenessTest {
  private final ProcessLiveness processes = ProcessLiveness.ofThisMachine();

  @Test
  void givenThisProcess_whenAsking_thenAliveEvenIfTheClockWasCorrected() {
    OwnerProcess self = processes.current();

    assertThat(processes.alive(self)).isTrue();
    assertThat(
            processes.alive(
                new OwnerProcess(self.pid(), self.started().plus(Duration.ofSeconds(30)))))
        .isTrue();
  }

  @Test
  void givenAnEarlierProcessOfTheSameNumber_whenAsking_thenEnded() {
    OwnerProcess self = processes.current();

    assertThat(
            processes.alive(
                new OwnerProcess(self.pid(), self.started().minus(Duration.ofHours(2)))))
        .isFalse();
  }

  @Test
  void givenProcessThatWasKilled_whenAsking_thenEnded() throws Exception {
    Process process =
        new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    OwnerProcess owner =
        new OwnerProcess(
            process.pid(), process.info().startInstant().orElse(java.time.Instant.EPOCH));

    process.destroyForcibly().waitFor();

    assertThat(processes.alive(owner)).isFalse();
  }
}
