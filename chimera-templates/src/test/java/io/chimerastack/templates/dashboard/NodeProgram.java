package io.chimerastack.templates.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of the machine's Node.js. Where it is not installed the test is skipped, saying so; in
 * a strict run ({@code CHIMERA_STRICT=true}) it fails.
 */
final class NodeProgram {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  private static final long PATIENCE_SECONDS = 300;

  private final String command;

  private NodeProgram(String command) {
    this.command = command;
  }

  static NodeProgram npm() {
    return installed(WINDOWS ? "npm.cmd" : "npm");
  }

  static NodeProgram node() {
    return installed("node");
  }

  private static NodeProgram installed(String command) {
    try {
      Process process = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      process.waitFor();
    } catch (IOException e) {
      String message = command + " is not installed: the dashboard's built files were not checked";
      if (strict()) {
        fail(message, e);
      }
      Assumptions.abort(message);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new NodeProgram(command);
  }

  private static boolean strict() {
    return Boolean.getBoolean("chimera.strict") || "true".equals(System.getenv("CHIMERA_STRICT"));
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
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ended in time, having printed:%n%s", line, printed).isTrue();
    assertThat(process.exitValue())
        .as("exit code of %s, which printed:%n%s", line, printed)
        .isZero();
    return printed;
  }
}
