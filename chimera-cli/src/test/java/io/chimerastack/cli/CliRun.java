package io.chimerastack.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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

    /** Runs one command line. */
    CliRun run(String... args) {
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
              false,
              false);
      int code = new Cli(surroundings).run(args);
      surroundings.flush();
      return new CliRun(code, out.toString(), err.toString());
    }
  }
}
