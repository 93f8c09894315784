package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code create} leaves on the disk, and what it says about it. */
class CreateTest {
  private static final String STACK = "backend/php-web";

  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  private CliRun create(String name, String... more) {
    List<String> args = new ArrayList<>(List.of("create", name, "-t", STACK));
    args.addAll(List.of(more));
    CliRun run = machine.run(args.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private Map<String, String> env(String name) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (String line : Files.readAllLines(machine.directory().resolve(name).resolve(".env"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb", "postgresql"})
  void givenVariant_whenCreating_thenNothingIsLeftOver(String variant) throws IOException {
    create("shop", "-d", variant);

    Path shop = machine.directory().resolve("shop");
    assertThat(machine.paths()).allMatch(path -> path.equals("shop") || path.startsWith("shop/"));
    assertThat(machine.paths()).noneMatch(path -> path.endsWith(".ftl") || path.endsWith(".tmp"));
    try (Stream<Path> all = Files.walk(shop)) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        try (Stream<Path> content = Files.list(path)) {
          assertThat(content).as("%s is not empty", path).isNotEmpty();
        }
      }
    }
    assertThat(shop.resolve("chimera.yaml")).content().contains("variant: " + variant);
  }

  @Test
  void givenTwoProjects_whenCreated_thenTheyShareNoPortNameOrSecret() throws IOException {
    create("first");
    create("second");

    Map<String, String> first = env("first");
    Map<String, String> second = env("second");
    assertThat(first.keySet()).isEqualTo(second.keySet());
    for (String key : first.keySet()) {
      if (key.endsWith("_PORT") || key.endsWith("PASSWORD") || key.endsWith("PROJECT_NAME")) {
        assertThat(second.get(key)).as(key).isNotEqualTo(first.get(key));
      }
    }
  }

  @Test
  void givenProject_whenCreated_thenSecretsAreLongAndOnlyInEnv() throws IOException {
    CliRun run = create("shop", "--json");

    Path shop = machine.directory().resolve("shop");
    List<String> secrets = new ArrayList<>();
    env("shop")
        .forEach(
            (key, value) -> {
              if (key.endsWith("PASSWORD")) {
                secrets.add(value);
              }
            });
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
    assertThat(secrets).allMatch(secret -> secret.matches("[A-Za-z0-9]{22,}"));
    List<String> places = new ArrayList<>(List.of(run.out(), run.err()));
    places.add(machine.at(shop).run("status", "--json").out());
    places.add(machine.run("ports", "--json").out());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(shop.resolve(".env"))) {
          places.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    for (String place : places) {
      assertThat(secrets).noneMatch(place::contains);
    }
    if (shop.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shop.resolve(".env"))))
          .isEqualTo("rw-------");
    }
    assertThat(shop.resolve(".gitignore")).content().contains("\n.env\n");
  }

  @Test
  void givenListenersOnTheNextPorts_whenCreating_thenOthersAreTakenAndItIsSaid()
      throws IOException {
    CliRun dry = create("shop", "--dry-run", "--json");
    assertThat(dry.out()).contains("\"pending\" : true");
    create("probe");
    Map<String, String> free = ports("probe");
    assertThat(machine.run("ports", "release", env("probe").get("COMPOSE_PROJECT_NAME")).code())
        .isZero();
    List<ServerSocket> listeners = new ArrayList<>();
    try {
      for (String port : free.values()) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        listeners.add(new ServerSocket(Integer.parseInt(port), 1, loopback));
      }

      CliRun run = create("shop");

      assertThat(new TreeSet<>(ports("shop").values())).doesNotContainAnyElementsOf(free.values());
      ports("shop")
          .forEach(
              (key, port) -> assertThat(run.err()).contains("note: " + key + " is " + port + ": "));
      CliRun strict = machine.run("create", "strict", "-t", STACK, "--strict-ports");
      assertThat(strict.code()).isEqualTo(4);
      assertThat(strict.err()).contains("WEB_PORT cannot have port ").contains("  fix: ");
      assertThat(machine.directory().resolve("strict")).doesNotExist();
    } finally {
      for (ServerSocket listener : listeners) {
        listener.close();
      }
    }
  }

  private Map<String, String> ports(String name) throws IOException {
    Map<String, String> ports = new TreeMap<>(env(name));
    ports.keySet().removeIf(key -> !key.endsWith("_PORT"));
    assertThat(ports).containsOnlyKeys("ADMIN_PORT", "DB_PORT", "WEB_PORT");
    return ports;
  }

  @Test
  void givenPinnedPorts_whenCreating_thenExactlyThoseAreTaken() throws IOException {
    List<Integer> free = new ArrayList<>();
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      sockets.add(new ServerSocket(0));
      free.add(sockets.get(i).getLocalPort());
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }

    create("shop", "--port", "proxy=" + free.get(0), "--port", "DB_PORT=" + free.get(1));

    assertThat(env("shop"))
        .containsEntry("WEB_PORT", free.get(0).toString())
        .containsEntry("DB_PORT", free.get(1).toString());
  }

  @Test
  void givenDryRun_whenCreatingAfterwards_thenWhatWasShownIsWritten() {
    CliRun dry = create("shop", "--dry-run");

    assertThat(machine.paths()).isEmpty();
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
    assertThat(dry.out()).endsWith("\nNothing was written: this was a dry run.\n");
    List<String> shown =
        dry.out()
            .lines()
            .filter(line -> line.startsWith("+ "))
            .map(line -> line.split(" ", -1)[1])
            .toList();
    create("shop");
    for (String path : machine.paths()) {
      boolean ours =
          List.of("shop/.env", "shop/chimera.yaml", "shop/chimera.lock").contains(path)
              || path.startsWith("shop/.chimera/");
      if (Files.isRegularFile(machine.directory().resolve(path)) && !ours) {
        assertThat(shown).contains(path.substring("shop/".length()));
      }
    }
  }

  @Test
  void givenDryRunAsJson_whenCreating_thenEveryChangeCreates() {
    Map<String, Object> plan = JsonText.document(create("shop", "--dry-run", "--json").out());

    assertThat(plan).containsOnlyKeys("schemaVersion", "pending", "graph", "changes", "inputs");
    assertThat(plan).containsEntry("pending", true);
    assertThat(JsonText.objects(plan, "changes"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            change -> {
              assertThat(change).containsOnlyKeys("path", "action", "cause", "writes");
              assertThat(change).containsEntry("action", "create").containsEntry("writes", true);
            });
    assertThat(machine.paths()).isEmpty();
  }

  @Test
  void givenProject_whenCreated_thenTheSummaryNamesServicesPasswordsAndNextStep()
      throws IOException {
    CliRun run = create("shop");

    Map<String, String> env = env("shop");
    assertThat(run.out())
        .isEqualTo(
            """
            Created shop in %1$s

              proxy      nginx       http://localhost:%2$s/
              dashboard  Dashboard   http://localhost:%2$s/_chimera/
              backend    PHP         http://localhost:%2$s/api/notes
              database   MySQL       localhost:%3$s
              admin      phpMyAdmin  http://localhost:%4$s/

            Passwords are in .env, which git ignores.

            Next:
              cd shop
              chimera up      or: docker compose up --build --wait
              chimera open
            """
                .formatted(
                    machine.directory().resolve("shop"),
                    env.get("WEB_PORT"),
                    env.get("DB_PORT"),
                    env.get("ADMIN_PORT")));
  }

  @Test
  void givenProject_whenCreatedAsJson_thenServicesWithTheirAddresses() throws IOException {
    Map<String, Object> document = JsonText.document(create("shop", "--json").out());

    assertThat(document)
        .containsOnlyKeys("schemaVersion", "name", "directory", "composeProject", "services")
        .containsEntry("name", "shop")
        .containsEntry("directory", machine.directory().resolve("shop").toString())
        .containsEntry("composeProject", env("shop").get("COMPOSE_PROJECT_NAME"));
    Map<String, Object> urls = new LinkedHashMap<>();
    for (Map<String, Object> service : JsonText.objects(document, "services")) {
      assertThat(service)
          .containsOnlyKeys("id", "role", "component", "title", "url", "ports", "connections");
      urls.put((String) service.get("id"), service.get("url"));
    }
    assertThat(urls.keySet()).containsExactly("proxy", "dashboard", "backend", "database", "admin");
    assertThat(urls)
        .containsEntry("proxy", "http://localhost:" + env("shop").get("WEB_PORT") + "/")
        .containsEntry("database", null);
  }

  @Test
  void givenDirOption_whenCreating_thenItGoesThere() throws IOException {
    Files.createDirectories(root.resolve("other place"));

    CliRun run = create("shop", "--dir", "../other place");

    assertThat(root.resolve("other place/shop/chimera.yaml")).exists();
    assertThat(run.out()).contains("  cd \"../other place/shop\"\n");
    assertThat(machine.paths()).isEmpty();
  }
}
