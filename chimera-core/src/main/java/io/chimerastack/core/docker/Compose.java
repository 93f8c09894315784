package io.chimerastack.core.docker;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compose for one project directory. It reads {@code docker-compose.yml}, the user's {@code
 * docker-compose.override.yml} and {@code .env} exactly as {@code docker compose} typed there
 * would.
 */
public final class Compose {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOG_LINES = 20;

  /** What engines and operating systems say of a port that cannot be had; the last two: Windows. */
  private static final List<String> TAKEN =
      List.of(
          "port is already allocated",
          "address already in use",
          "only one usage of each socket address",
          "access a socket in a way forbidden by its access permissions");

  /** What an engine says of publishing a port. */
  private static final List<String> PUBLISHING =
      List.of("bind", "port is already allocated", "ports are not available", "endpoint");

  /** How a line of a build starts with {@code --progress plain}. */
  private static final Pattern BUILD_STEP = Pattern.compile("#\\d+ ");

  private final DockerCommand docker;
  private final Path directory;

  Compose(DockerCommand docker, Path directory) {
    this.docker = docker;
    this.directory = directory;
  }

  /**
   * Builds and starts everything and waits until every healthcheck passes.
   *
   * @param lines hears Compose's own output, line by line
   * @return how it went; a port that another program holds and an unhealthy service are answers,
   *     not exceptions
   * @throws EngineException if no engine answers
   */
  public UpOutcome up(Consumer<String> lines) {
    List<String> said = new ArrayList<>();
    CommandOutcome outcome =
        docker.stream(
            arguments("up", "--detach", "--build", "--wait", "--remove-orphans"),
            line -> {
              said.add(line);
              lines.accept(line);
            });
    if (outcome.succeeded()) {
      return new UpOutcome.Healthy();
    }
    for (String line : said) {
      if (tellsOfTakenPort(line)) {
        return new UpOutcome.PortTaken(line.strip());
      }
    }
    List<ServiceState> states = states();
    if (states.stream().allMatch(ServiceState::works)) {
      requireEngine();
      // no container is to blame: an image could not be built or had, or the file is wrong
      return new UpOutcome.Unhealthy(List.of(), end(said));
    }
    return new UpOutcome.Unhealthy(diagnose(states), outcome.lastWords());
  }

  private static String end(List<String> said) {
    List<String> lines = said.stream().filter(line -> !line.isBlank()).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
  }

  /**
   * Tells whether a line of {@code docker compose up} says that a port of the machine is taken;
   * what a build prints, such as a test that finds its own port in use, does not count.
   */
  static boolean tellsOfTakenPort(String line) {
    String text = line.strip().toLowerCase(Locale.ROOT);
    return TAKEN.stream().anyMatch(text::contains)
        && PUBLISHING.stream().anyMatch(text::contains)
        && !BUILD_STEP.matcher(text).lookingAt();
  }

  /**
   * Stops and removes the project's containers and networks; the data stays unless asked.
   *
   * @param volumes whether the data volumes go too
   * @param lines hears Compose's own output
   * @throws EngineException if it fails
   */
  public void down(boolean volumes, Consumer<String> lines) {
    List<String> arguments = arguments("down", "--remove-orphans");
    if (volumes) {
      arguments.add("--volumes");
    }
    CommandOutcome outcome = docker.stream(arguments, lines);
    if (!outcome.succeeded()) {
      requireEngine();
      throw EngineException.failed(
          "'docker compose down' failed: " + outcome.lastWords(),
          directory.toString(),
          "'chimera down --verbose' shows everything that Docker prints");
    }
  }

  /**
   * Stops the project and removes everything that it left with the engine: containers, networks,
   * data and the images that were built for it.
   *
   * @param lines hears Compose's own output
   * @throws EngineException if it fails
   */
  public void discard(Consumer<String> lines) {
    CommandOutcome outcome =
        docker.stream(
            arguments("down", "--remove-orphans", "--volumes", "--rmi", "local", "--timeout", "1"),
            lines);
    if (!outcome.succeeded()) {
      requireEngine();
      throw EngineException.failed(
          "'docker compose down' failed: " + outcome.lastWords(),
          directory.toString(),
          "run 'docker compose down --volumes' there yourself");
    }
  }

  /**
   * Returns what {@code docker compose config} says of a Compose file that it refuses or warns
   * about; empty if it has nothing to say. Needs no engine.
   *
   * @param file the Compose file, relative to the project
   * @param env the file of variables that goes with it, relative to the project
   * @throws EngineException of category MISSING if there is no {@code docker} program with Compose
   */
  public Optional<String> refusal(String file, String env) {
    requireCompose();
    Path root = directory.toAbsolutePath();
    CommandOutcome outcome =
        docker.run(
            PATIENCE,
            List.of(
                "compose",
                "--project-directory",
                root.toString(),
                "--env-file",
                root.resolve(env).toString(),
                "-f",
                root.resolve(file).toString(),
                "config",
                "--quiet"));
    String words = (outcome.output() + outcome.errors()).strip();
    return outcome.succeeded() && words.isEmpty()
        ? Optional.empty()
        : Optional.of(words.isEmpty() ? "it is refused without a word" : words);
  }

  private void requireCompose() {
    if (!docker.run(PATIENCE, List.of("compose", "version", "--short")).succeeded()) {
      throw EngineException.missing(
          "the program 'docker' has no Compose", "install Docker Compose v2");
    }
  }

  /**
   * Returns the containers of the project, running or not, by service; empty if there are none.
   *
   * @throws EngineException if no engine answers
   */
  public List<ServiceState> states() {
    CommandOutcome outcome =
        docker.run(PATIENCE, arguments("ps", "--all", "--no-trunc", "--format", "json"));
    if (!outcome.succeeded()) {
      requireEngine();
      throw EngineException.failed(
          "'docker compose ps' failed: " + outcome.lastWords(),
          directory.toString(),
          "'docker compose config' checks the file");
    }
    JsonMapper json = new JsonMapper();
    List<ServiceState> states = new ArrayList<>();
    // Compose 2.21 and later print an object per line, older ones a single array.
    for (String line : outcome.output().split("\n", -1)) {
      if (line.startsWith("[")) {
        json.readTree(line).forEach(container -> states.add(state(container)));
      } else if (line.startsWith("{")) {
        states.add(state(json.readTree(line)));
      }
    }
    states.sort((a, b) -> a.service().compareTo(b.service()));
    return List.copyOf(states);
  }

  /** Asks the engine why the given services, as far as they do not work, do not. */
  public List<Diagnosis> diagnose(List<ServiceState> states) {
    List<Diagnosis> diagnoses = new ArrayList<>();
    for (ServiceState state : states) {
      if (!state.works() && !state.state().equals("created")) {
        diagnoses.add(new Diagnosis(state, lastProbe(state), log(state)));
      }
    }
    return List.copyOf(diagnoses);
  }

  /**
   * Shows the log on this process's own terminal until it ends or the user interrupts.
   *
   * @return Compose's exit code; 0 if the user ended it
   * @throws EngineException if no engine answers
   */
  public int attachLogs(boolean follow, int tail, List<String> services) {
    requireEngine();
    List<String> arguments = arguments("logs", "--tail", tail < 0 ? "all" : String.valueOf(tail));
    if (follow) {
      arguments.add("--follow");
    }
    arguments.addAll(services);
    return docker.attach(arguments);
  }

  private String lastProbe(ServiceState state) {
    CommandOutcome outcome =
        docker.run(
            PATIENCE,
            List.of(
                "inspect",
                "--format",
                "{{if .State.Health}}{{range .State.Health.Log}}{{json .Output}}\n{{end}}{{end}}",
                state.container()));
    String last = "";
    for (String line : outcome.output().split("\n", -1)) {
      if (!line.isBlank()) {
        last = new JsonMapper().readTree(line).asString().strip();
      }
    }
    return last;
  }

  private List<String> log(ServiceState state) {
    CommandOutcome outcome =
        docker.run(
            PATIENCE,
            arguments(
                "logs",
                "--no-color",
                "--no-log-prefix",
                "--tail",
                String.valueOf(LOG_LINES),
                state.service()));
    return outcome.output().lines().toList();
  }

  /**
   * Checks that an engine answers.
   *
   * @throws EngineException of category MISSING if none does
   */
  public void requireEngine() {
    CommandOutcome outcome =
        docker.run(PATIENCE, List.of("version", "--format", "{{.Server.Version}}"));
    if (!outcome.succeeded()) {
      throw new EngineException(
          Category.MISSING,
          List.of(
              new Problem(
                  "no Docker engine answers: " + outcome.lastWords(),
                  "",
                  "start Docker Desktop, or 'sudo systemctl start docker'; 'docker info' tells"
                      + " more")),
          null);
    }
  }

  private List<String> arguments(String... arguments) {
    List<String> all = new ArrayList<>();
    all.add("compose");
    all.add("--project-directory");
    all.add(directory.toAbsolutePath().toString());
    all.add("--progress");
    all.add("plain");
    all.addAll(List.of(arguments));
    return all;
  }

  private static ServiceState state(JsonNode container) {
    return new ServiceState(
        container.path("Service").asString(),
        container.path("Name").asString(),
        container.path("State").asString(),
        container.path("Health").asString(),
        container.path("ExitCode").asInt());
  }
}
