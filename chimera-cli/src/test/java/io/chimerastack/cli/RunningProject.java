package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.Chimera;
import io.chimerastack.core.Project;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A project of the built-in catalog that may run on the machine's engine until it is closed.
 *
 * <p>A test that runs as root gives the project to an ordinary user, as nobody's projects belong to
 * root.
 */
final class RunningProject implements AutoCloseable {
  /** Names a program that is run with each Compose file before the first start of its kind. */
  private static final String PREPARE_IMAGES = "CHIMERA_PREPARE_IMAGES";

  private static final Set<String> PREPARED = ConcurrentHashMap.newKeySet();

  private static final Catalog CATALOG = StackVariant.catalog();

  private static final int SOMEBODY = 1234;
  private static final String UID = "unix:uid";

  private final CliRun.Machine machine;

  private RunningProject(CliRun.Machine machine) {
    this.machine = machine;
  }

  /**
   * Creates a project below {@code root/work}, with the home {@code root/home}, and makes the
   * images available that it needs.
   */
  static RunningProject create(Path root, String name, String stack, @Nullable String variant)
      throws IOException {
    RunningProject project = created(root, name, stack, variant);
    project.prepareImages();
    return project;
  }

  /** Creates a project below {@code root/work}, with the home {@code root/home}. */
  static RunningProject created(Path root, String name, String stack, @Nullable String variant)
      throws IOException {
    CliRun.Machine machine = CliRun.Machine.in(root);
    Files.createDirectories(machine.directory());
    boolean asRoot = uid(machine.directory()) == 0;
    if (asRoot) {
      Files.setAttribute(machine.directory(), UID, SOMEBODY);
    }
    List<String> create = new ArrayList<>(List.of("create", name, "-t", stack));
    if (variant != null) {
      create.addAll(List.of("-d", variant));
    }
    CliRun created = machine.run(create.toArray(String[]::new));
    assertThat(created.code()).as(created.err()).isZero();
    RunningProject project = new RunningProject(machine.at(machine.directory().resolve(name)));
    if (asRoot) {
      for (Path file : project.files()) {
        Files.setAttribute(file, UID, SOMEBODY);
      }
    }
    return project;
  }

  /** Makes the images available that the project needs, where the engine reaches no registry. */
  void prepareImages() {
    String program = System.getenv(PREPARE_IMAGES);
    String kind = blueprintWithoutName();
    if (program != null && !program.isBlank() && PREPARED.add(kind)) {
      for (String file : List.of("docker-compose.yml", "docker-compose.prod.yml")) {
        ProgramRun.of(directory(), Map.of(), List.of(program, directory().resolve(file).toString()))
            .requireOutput();
      }
    }
  }

  private String blueprintWithoutName() {
    try (Stream<String> lines = Files.lines(directory().resolve("chimera.yaml"))) {
      return lines.filter(line -> !line.startsWith("name:")).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the project in another directory of the same machine, such as a clone of this one. */
  RunningProject at(Path directory) {
    return new RunningProject(machine.at(directory));
  }

  /** Returns the project's root. */
  Path directory() {
    return machine.directory();
  }

  /** Runs a command in the project. */
  CliRun run(String... args) {
    return machine.run(args);
  }

  /** Runs a command in the project, as a process of its own. */
  ProgramRun runApart(Map<String, String> environment, String... args) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("CHIMERA_HOME", machine.home().toString());
    return ProgramRun.chimera(directory(), all, args);
  }

  /** Starts it; fails with everything that was said if that fails. Returns what was said. */
  String up() {
    CliRun up = machine.run("up", "--verbose");
    assertThat(up.code()).as(up.err() + up.out()).isZero();
    return up.err();
  }

  /** Starts it unless all of it works. */
  void ensureUp() {
    if (!works()) {
      up();
    }
  }

  /** Tells whether all services are healthy. */
  boolean works() {
    for (JsonNode service : status().path("services")) {
      if (service.has("health") && !service.path("health").asString().equals("healthy")) {
        return false;
      }
    }
    return true;
  }

  /** Stops it. */
  void down() {
    CliRun down = machine.run("down");
    assertThat(down.code()).as(down.err()).isZero();
  }

  /** Runs {@code docker compose} in the project, as its user would by hand. */
  ProgramRun compose(String... args) {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(List.of(args));
    return ProgramRun.of(directory(), Map.of(), command);
  }

  /** Returns the address of a service's page. */
  String page(String service) {
    CliRun open = machine.run("open", service, "--print");
    assertThat(open.code()).as(open.err()).isZero();
    return open.out().strip();
  }

  /** Returns what the proxy serves. */
  Site site() {
    return Site.at(page("proxy"));
  }

  /** Returns the notes of the application. */
  NotesContract notes() {
    return notes(site());
  }

  /** Returns the notes of the application where a site serves them. */
  NotesContract notes(Site where) {
    ServiceNode backend = service(ServiceRole.BACKEND).orElseThrow();
    return new NotesContract(where, ApiDescription.read(code(backend).resolve("openapi.yaml")));
  }

  /** Returns the service of a role, if there is one. */
  Optional<ServiceNode> service(ServiceRole role) {
    return project().graph().nodes().stream().filter(node -> node.role() == role).findFirst();
  }

  /** Returns the directory of a service's code. */
  Path code(ServiceNode service) {
    return directory().resolve(CATALOG.component(service.component()).directory());
  }

  /** Returns the project as programs see it that embed Chimera. */
  Project project() {
    return Chimera.builder(machine.home()).catalog(CATALOG).build().open(directory());
  }

  /** Returns the name that Compose knows the checkout by. */
  String composeProject() {
    return status().path("composeProject").asString();
  }

  /** Returns what {@code chimera status --json} says. */
  JsonNode status() {
    CliRun status = machine.run("status", "--json");
    assertThat(status.code()).as(status.err()).isZero();
    return new JsonMapper().readTree(status.out());
  }

  /** Returns the value of a key of {@code .env}. */
  String env(String key) throws IOException {
    return Files.readString(directory().resolve(".env"))
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  /** Edits a value of {@code .env}, as its user would. */
  void setEnv(String key, String value) throws IOException {
    Path file = directory().resolve(".env");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceAll("(?m)^" + key + "=.*$", key + "=" + value));
  }

  /** Writes a file of the project. */
  void write(String path, String text) throws IOException {
    Files.writeString(directory().resolve(path), text);
  }

  /** Returns a copy of the directory, as {@code cp -r} makes it. */
  RunningProject copyTo(Path parent) throws IOException {
    Path target = parent.resolve(directory().getFileName());
    for (Path file : files()) {
      Path copy = target.resolve(directory().relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
    return at(target);
  }

  /**
   * Returns the files that belong to somebody else than the directory does, apart from Chimera's
   * own, which belong to who runs it.
   */
  List<Path> foreignFiles() throws IOException {
    int owner = uid(directory());
    Path chimera = directory().resolve(".chimera");
    List<Path> foreign = new ArrayList<>();
    for (Path file : files()) {
      if (uid(file) != owner && !file.startsWith(chimera)) {
        foreign.add(file);
      }
    }
    return foreign;
  }

  /** Returns the user ids of a service's processes. */
  Set<String> users(String service) {
    return Containers.users(compose("ps", "--quiet", service).requireOutput().strip());
  }

  /** Removes the containers, the data and the images that were built. */
  @Override
  public void close() {
    compose("down", "--volumes", "--remove-orphans", "--rmi", "local", "--timeout", "1");
  }

  /** Returns a port of this machine that nobody listens on, outside the ranges of Chimera. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory())) {
      return files.toList();
    }
  }

  private static int uid(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, UID);
  }
}
