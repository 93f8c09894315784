package io.chimerastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program as a process of its own, as a user starts it. */
final class CliProcess {
  private final CliRun.Machine machine;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  CliProcess(CliRun.Machine machine) {
    this.machine = machine;
  }

  /** A process that was started, and where its output goes. */
  record Started(Process process, Path out, Path err) {
    /** Waits for the end. */
    CliRun end() throws IOException, InterruptedException {
      int code = process.waitFor();
      return new CliRun(code, Files.readString(out), Files.readString(err));
    }
  }

  /** Sets a variable of the environment. */
  CliProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Says which streams are terminals, as the launcher does. */
  CliProcess terminals(String streams) {
    options.add("-Dchimera.terminal=" + streams);
    return this;
  }

  /** Lets it run where no program can be found, so no {@code docker} either. */
  CliProcess withoutPrograms() throws IOException {
    return with("PATH", Files.createDirectories(machine.home().resolveSibling("empty")).toString());
  }

  /** Starts one command line. */
  Started start(String... args) throws IOException {
    Path out = Files.createTempFile(machine.home().getParent(), "out", ".txt");
    Path err = Files.createTempFile(machine.home().getParent(), "err", ".txt");
    Process process =
        builder(command(args)).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new Started(process, out, err);
  }

  /** Runs one command line to its end. */
  CliRun run(String... args) throws IOException, InterruptedException {
    return start(args).end();
  }

  /** Returns a builder of a process on the machine. */
  ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(machine.directory().toFile());
    builder.environment().remove("NO_COLOR");
    builder.environment().put("CHIMERA_HOME", machine.home().toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Returns the command that starts the program. */
  List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    return command;
  }
}
