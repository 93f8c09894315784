package io.chimerastack.templates.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A program of the machine's Node.js. */
final class NodeProgram {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
  private static final long PATIENCE_SECONDS = 300;

  private final String command;

  private NodeProgram(String command) {
    this.command = command;
  }

  static NodeProgram npm() {
    return new NodeProgram(WINDOWS ? "npm.cmd" : "npm");
  }

  static NodeProgram node() {
    return new NodeProgram("node");
  }

  /** Runs the program in a directory and returns what it printed; it must succeed. */
  String run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(line)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    String printed = Files.readString(output);
    assertThat(ended).as("%s ended in time, having printed:%n%s", line, printed).isTrue();
    assertThat(process.exitValue())
        .as("exit code of %s, which printed:%n%s", line, printed)
        .isZero();
    return printed;
  }
}
