package io.chimerastack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of the program inside the test's own process.
 *
 * @param code the exit code
 * @param out what it printed as result
 * @param err what it printed as progress and problems
 */
record CliRun(int code, String out, String err) {
  /** A machine as the program sees it: a working directory and a home of its own. */
  record Machine(Path directory, Path home) {
    /** Returns a machine whose working directory is {@code root/work}. */
    static Machine in(Path root) {
      return new Machine(root.resolve("work"), root.resolve("home"));
    }

    /** Returns the same machine with another working directory. */
    Machine at(Path other) {
      return new Machine(other, home);
    }

    /** Makes the working directory. */
    Machine made() {
      try {
        Files.createDirectories(directory);
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Runs one command line. */
    CliRun run(String... args) {
      return run(false, args);
    }

    /** Runs one command line whose output and errors are a terminal that shows colours. */
    CliRun runInColour(String... args) {
      return run(true, args);
    }

    private CliRun run(boolean colour, String... args) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.put("CHIMERA_HOME", home.toString());
      Surroundings surroundings =
          new Surroundings(
              new PrintWriter(out, true),
              new PrintWriter(err, true),
              directory,
              environment,
              false,
              colour,
              colour);
      int code = new Cli(surroundings).run(args);
      surroundings.flush();
      return new CliRun(code, out.toString(), err.toString());
    }

    /** Returns every path below the working directory, hidden ones too, sorted. */
    List<String> paths() {
      try (Stream<Path> paths = Files.walk(directory)) {
        return paths
            .filter(path -> !path.equals(directory))
            .map(path -> directory.relativize(path).toString().replace('\\', '/'))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
