package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of another program.
 *
 * @param command what was run
 * @param code its exit code
 * @param output what it wrote, errors included
 */
record ProgramRun(List<String> command, int code, String output) {
  /** Runs a program to its end. */
  static ProgramRun of(Path directory, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new ProgramRun(command, process.waitFor(), output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }

  /** Runs Chimera as a process of its own: for what a process has only one of. */
  static ProgramRun chimera(Path directory, Map<String, String> environment, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return of(directory, environment, command);
  }

  /** Returns the output; fails with it if the program failed. */
  String requireOutput() {
    assertThat(code).as("exit code of %s, which wrote%n%s", command, output).isZero();
    return output;
  }

  /** Returns the lines of the output, without empty ones; fails if the program failed. */
  List<String> requireLines() {
    return requireOutput().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
