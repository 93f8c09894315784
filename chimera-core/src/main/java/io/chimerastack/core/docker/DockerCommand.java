package io.chimerastack.core.docker;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the {@code docker} program with a list of arguments; never a shell. The program inherits the
 * environment of this process, so contexts, {@code DOCKER_HOST} and credentials are the user's own.
 */
final class DockerCommand {
  private static final long PATIENCE_SECONDS = 10;

  /** What would make Compose read another project than the one in its directory. */
  private static final Set<String> OVERRIDES =
      Set.of(
          "COMPOSE_PROJECT_NAME",
          "COMPOSE_FILE",
          "COMPOSE_ENV_FILES",
          "COMPOSE_DISABLE_ENV_FILE",
          "COMPOSE_PROFILES");

  private final String program;
  private final Set<String> hidden;

  DockerCommand(String program) {
    this(program, OVERRIDES);
  }

  private DockerCommand(String program, Set<String> hidden) {
    this.program = program;
    this.hidden = Set.copyOf(hidden);
  }

  /** Returns the same program, which does not see these variables of the user's shell. */
  DockerCommand hiding(Set<String> variables) {
    Set<String> all = new HashSet<>(hidden);
    all.addAll(variables);
    return new DockerCommand(program, all);
  }

  /** Runs to the end and returns what it wrote. */
  CommandOutcome run(Duration timeout, List<String> arguments) {
    Process process = start(arguments, false);
    CompletableFuture<String> output = drain(process.getInputStream());
    CompletableFuture<String> errors = drain(process.getErrorStream());
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw EngineException.missing(
            "'docker "
                + arguments.get(0)
                + "' gave no answer within "
                + timeout.toSeconds()
                + " seconds",
            "is the engine overloaded or starting? try 'docker info'");
      }
      return new CommandOutcome(process.exitValue(), output.get(), errors.get());
    } catch (InterruptedException e) {
      throw interrupted(process, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Runs to the end and hands every line, of both streams, to {@code lines} as it comes. */
  CommandOutcome stream(List<String> arguments, Consumer<String> lines) {
    Process process = start(arguments, true);
    StringBuilder all = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        all.append(line).append('\n');
        lines.accept(line);
      }
      return new CommandOutcome(process.waitFor(), all.toString(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(process, e);
    } finally {
      process.destroy();
    }
  }

  /** Runs with this process's own terminal. Returns the exit code. */
  int attach(List<String> arguments) {
    try {
      Process process = builder(arguments).inheritIO().start();
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Ctrl-C reaches the program, too; this is how following a log ends
        return ended(process);
      }
    } catch (IOException e) {
      throw notFound(e);
    }
  }

  private Process start(List<String> arguments, boolean merged) {
    try {
      Process process = builder(arguments).redirectErrorStream(merged).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw notFound(e);
    }
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    // Compose prefers a variable of the shell to the project's own .env.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(hidden);
    environment.putIfAbsent("COMPOSE_MENU", "false");
    return builder;
  }

  private static int ended(Process process) {
    Thread.currentThread().interrupt();
    boolean over =
        process
            .toHandle()
            .onExit()
            .thenApply(handle -> true)
            .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    if (!over) {
      process.destroy();
    }
    return 0;
  }

  private EngineException notFound(IOException cause) {
    return new EngineException(
        Category.MISSING,
        List.of(
            new Problem(
                "the program '" + program + "' could not be started",
                "",
                "install Docker Engine with Compose v2, or Docker Desktop, and see that '"
                    + program
                    + "' is on the PATH")),
        cause);
  }

  private static EngineException interrupted(Process process, InterruptedException cause) {
    process.destroy();
    Thread.currentThread().interrupt();
    return new EngineException(
        Category.INTERRUPTED,
        List.of(new Problem("interrupted while waiting for docker", "", "run the command again")),
        cause);
  }

  private static CompletableFuture<String> drain(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                text.complete("");
              }
            },
            "docker-output");
    reader.setDaemon(true);
    reader.start();
    return text;
  }
}
