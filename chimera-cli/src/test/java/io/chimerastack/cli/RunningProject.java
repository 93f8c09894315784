package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project of the built-in catalog that runs on the machine's engine until it is closed. */
final class RunningProject implements AutoCloseable {
  /** Names a program that is run with the project's directory before the first start. */
  private static final String PREPARE_IMAGES = "CHIMERA_PREPARE_IMAGES";

  private final CliRun.Machine machine;

  private RunningProject(CliRun.Machine machine) {
    this.machine = machine;
  }

  /** Creates a project below {@code root}. */
  static RunningProject create(Path root, String name, String stack, String variant)
      throws IOException, InterruptedException {
    CliRun.Machine machine = CliRun.Machine.in(root);
    Files.createDirectories(machine.directory());
    CliRun created = machine.run("create", name, "-t", stack, "-d", variant);
    assertThat(created.code()).as(created.err()).isZero();
    RunningProject project = new RunningProject(machine.at(machine.directory().resolve(name)));
    project.prepareImages();
    return project;
  }

  /** Returns the project's root. */
  Path directory() {
    return machine.directory();
  }

  /** Runs a command in the project. */
  CliRun run(String... args) {
    return machine.run(args);
  }

  /** Starts it; fails with everything that was said if that fails. */
  void up() {
    CliRun up = machine.run("up", "--verbose");
    assertThat(up.code()).as(up.err() + up.out()).isZero();
  }

  /** Returns the address of a service's page. */
  String page(String service) {
    CliRun open = machine.run("open", service, "--print");
    assertThat(open.code()).as(open.err()).isZero();
    return open.out().strip();
  }

  /** Returns the name that Compose knows the checkout by. */
  String composeProject() {
    return status().path("composeProject").asString();
  }

  /** Returns what {@code chimera status --json} says. */
  JsonNode status() {
    return new JsonMapper().readTree(machine.run("status", "--json").out());
  }

  /** Returns a copy of the directory, as {@code cp -r} makes it. */
  RunningProject copyTo(Path parent) throws IOException {
    Path target = parent.resolve(directory().getFileName());
    try (Stream<Path> files = Files.walk(directory())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = target.resolve(directory().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new RunningProject(machine.at(target));
  }

  /** Returns the files that belong to somebody else than the directory does. */
  List<Path> foreignFiles() throws IOException {
    Object owner = Files.getOwner(directory());
    try (Stream<Path> files = Files.walk(directory())) {
      return files
          .filter(
              file -> {
                try {
                  return !Files.getOwner(file).equals(owner);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              })
          .toList();
    }
  }

  /** Removes the containers and the data. */
  @Override
  public void close() {
    machine.run("down", "--volumes", "--yes");
  }

  private void prepareImages() throws IOException, InterruptedException {
    String program = System.getenv(PREPARE_IMAGES);
    if (program != null) {
      Process process =
          new ProcessBuilder(program, directory().toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor()).as("exit code of " + program).isZero();
    }
  }
}
