package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.cli.dashboard.Chromium;
import io.chimerastack.cli.dashboard.DashboardPage;
import io.chimerastack.testkit.RequiresChromium;
import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a project that runs, on one project for all tests. */
@RequiresDocker
@ExtendWith(PhaseTimes.class)
class RunningStackIT {
  @TempDir private static Path root;
  private static RunningProject shop;

  @BeforeAll
  static void create() throws IOException {
    shop = RunningProject.create(root, "shop", "backend/php-web", "mariadb");
  }

  @AfterAll
  static void remove() {
    if (shop != null) {
      shop.close();
    }
  }

  @BeforeEach
  void start() {
    shop.ensureUp();
  }

  @Test
  void givenARunningProject_whenAsked_thenCommandsTellHowItIs() throws IOException {
    CliRun status = shop.run("status");
    assertThat(status.code()).isZero();
    assertThat(status.out())
        .contains(shop.env("COMPOSE_PROJECT_NAME"), "healthy", shop.page("proxy"))
        .doesNotContain("not started", "unhealthy");

    ProgramRun logs = shop.runApart(Map.of(), "logs", "backend", "-n", "5");
    assertThat(logs.requireOutput()).contains("backend-1").doesNotContain("database-1");

    String app = "http://localhost:" + shop.env("WEB_PORT") + "/";
    assertThat(shop.run("open", "--print").out().strip()).isEqualTo(app);
    assertThat(shop.page("dashboard")).isEqualTo(app + "_chimera/");
    assertThat(shop.page("admin")).isEqualTo("http://localhost:" + shop.env("ADMIN_PORT") + "/");
    assertThat(shop.run("ports").out())
        .contains(shop.env("COMPOSE_PROJECT_NAME"), shop.env("WEB_PORT"), shop.env("DB_PORT"));
  }

  @Test
  void givenDockerComposeTypedByHand_whenUpAndDownAndUp_thenIsTheSameProjectWithItsNotes() {
    List<String> containers = shop.compose("ps", "--quiet").requireLines();
    shop.compose("up", "--detach", "--build", "--wait").requireOutput();
    assertThat(shop.compose("ps", "--quiet").requireLines()).isEqualTo(containers);
    String note = shop.notes().write("typed by hand");

    shop.compose("down").requireOutput();
    ProgramRun up = shop.compose("up", "--detach", "--build", "--wait");
    assertThat(up.requireOutput()).doesNotContain("level=warning");
    assertThat(shop.works()).isTrue();

    assertThat(shop.notes().texts()).contains("typed by hand");
    assertThat(shop.site().send("DELETE", note, "application/json", "").statusCode())
        .isEqualTo(204);
  }

  @Test
  void givenAPortThatSomebodyTookMeanwhile_whenUp_thenSaysSoMovesAndRuns() throws IOException {
    shop.down();
    int port = Integer.parseInt(shop.env("WEB_PORT"));
    try (ServerSocket somebody = listenOn(port)) {
      String said = shop.up();

      assertThat(said).contains("WEB_PORT " + port + " -> " + shop.env("WEB_PORT"));
      assertThat(shop.env("WEB_PORT")).isNotEqualTo(String.valueOf(port));
      assertThat(shop.site().get("/api/health").statusCode()).isEqualTo(200);
      assertThat(somebody.isBound()).isTrue();
    }
  }

  @Test
  void givenAPortThatSomebodyTookMeanwhile_whenUpWithStrictPorts_thenNamesItAndChangesNothing()
      throws IOException {
    shop.down();
    int port = Integer.parseInt(shop.env("WEB_PORT"));
    String env = Files.readString(shop.directory().resolve(".env"));
    try (ServerSocket somebody = listenOn(port)) {
      CliRun up = shop.run("up", "--strict-ports");

      assertThat(up.code()).isEqualTo(ExitCode.MISSING);
      assertThat(up.err()).contains("WEB_PORT", String.valueOf(port));
      assertThat(shop.directory().resolve(".env")).hasContent(env);
      assertThat(shop.compose("ps", "--all", "--quiet").requireLines()).isEmpty();
      assertThat(somebody.isBound()).isTrue();
    }
  }

  @Test
  void givenAPortEditedInEnv_whenUp_thenHasMoved() throws IOException {
    int before = Integer.parseInt(shop.env("WEB_PORT"));
    int wanted = RunningProject.freePort();
    shop.setEnv("WEB_PORT", String.valueOf(wanted));

    shop.up();

    assertThat(shop.page("proxy")).isEqualTo("http://localhost:" + wanted + "/");
    assertThat(shop.site().get("/api/health").statusCode()).isEqualTo(200);
    assertThat(Site.at("http://localhost:" + before + "/").answers()).isFalse();
    assertThat(shop.site().get("/_chimera/instance.json").body()).contains("\"" + wanted + "\"");
  }

  @Test
  void givenAPortTakenBetweenItsCheckAndItsUse_whenUp_thenMovesAndRuns(@TempDir Path scratch)
      throws IOException {
    shop.down();
    int port = Integer.parseInt(shop.env("WEB_PORT"));
    Map<String, String> environment = withDockerThatWaitsBeforeUp(scratch);
    CompletableFuture<ServerSocket> somebody =
        onItsOwnThread(
            () -> {
              Files.readString(scratch.resolve("asks"));
              ServerSocket socket = listenOn(port);
              Files.writeString(scratch.resolve("goes"), "on\n");
              return socket;
            });

    ProgramRun up = shop.runApart(environment, "up", "--verbose");

    assertThat(up.requireOutput()).contains("taken meanwhile", "WEB_PORT " + port + " -> ");
    assertThat(shop.env("WEB_PORT")).isNotEqualTo(String.valueOf(port));
    assertThat(shop.site().get("/api/health").statusCode()).isEqualTo(200);
    somebody.join().close();
  }

  @Test
  void givenAServiceThatIsNotHealthy_whenUp_thenTellsTheProbeTheLogAndWhatToDo()
      throws IOException {
    Path index = shop.directory().resolve("backend/public/index.php");
    String good = Files.readString(index);
    shop.down();
    shop.write(
        "docker-compose.override.yml",
        """
        services:
          backend:
            healthcheck: {interval: 1s, retries: 2, start_period: 1s}
        """);
    Files.writeString(index, "<?php this is not PHP");
    try {
      CliRun up = shop.run("up");

      assertThat(up.code()).isEqualTo(ExitCode.FAILED);
      assertThat(up.err())
          .contains("backend is unhealthy", "last health probe", "last lines of its log")
          .contains("syntax error", "chimera logs backend");
    } finally {
      Files.writeString(index, good);
      Files.delete(shop.directory().resolve("docker-compose.override.yml"));
    }
  }

  @Test
  void givenAServiceThatEnds_whenUp_thenTellsItsExitCodeAndWhy() throws IOException {
    shop.down();
    shop.write("backend/migrations/0099_broken.sql", "SELECT nothing FROM nowhere;\n");
    try {
      CliRun up = shop.run("up");

      assertThat(up.code()).isEqualTo(ExitCode.FAILED);
      assertThat(up.err()).contains("backend is exited with code 1", "nowhere", "fix");
    } finally {
      Files.delete(shop.directory().resolve("backend/migrations/0099_broken.sql"));
    }
  }

  @Test
  void givenAnImageThatCannotBeBuilt_whenUp_thenShowsTheStepThatFailed() throws IOException {
    Path dockerfile = shop.directory().resolve("backend/Dockerfile");
    String good = Files.readString(dockerfile);
    Files.writeString(dockerfile, good.replace("AS dev\n", "AS dev\nRUN echo oh no && exit 7\n"));
    try {
      CliRun up = shop.run("up");

      assertThat(up.code()).isEqualTo(ExitCode.FAILED);
      assertThat(up.err())
          .contains("'docker compose up' failed", "RUN echo oh no && exit 7", "exit code: 7")
          .contains("chimera up -v");
      assertThat(shop.site().get("/api/health").statusCode()).as("what ran runs on").isEqualTo(200);
    } finally {
      Files.writeString(dockerfile, good);
    }
  }

  @Test
  void givenNoEngine_whenUp_thenSaysWhatIsMissing() {
    ProgramRun up = shop.runApart(Map.of("DOCKER_HOST", "tcp://127.0.0.1:1"), "up");

    assertThat(up.code()).as(up.output()).isEqualTo(ExitCode.MISSING);
    assertThat(up.output()).contains("no Docker engine answers", "docker info");
  }

  @Test
  void givenACopyThatWasNeverStarted_whenToldToStopOrTell_thenRefusesAndTheOriginalRunsOn(
      @TempDir Path copies) throws IOException {
    RunningProject copy = shop.copyTo(copies);
    for (String command : List.of("down", "down --volumes --yes", "status", "logs")) {
      ProgramRun refused = copy.runApart(Map.of(), command.split(" "));

      assertThat(refused.code()).as("%s: %s", command, refused.output()).isEqualTo(ExitCode.INPUT);
      assertThat(refused.output())
          .contains("this is a copy of " + shop.directory())
          .contains("still bears its name, " + shop.env("COMPOSE_PROJECT_NAME"))
          .contains("run 'chimera up' here");
    }
    assertThat(shop.works()).isTrue();
  }

  @Test
  @RequiresChromium
  void givenServicesThatStopAndStart_whenLookingAtTheDashboard_thenItsStatesFollow()
      throws IOException {
    URI origin = URI.create("http://localhost:" + shop.env("WEB_PORT"));
    try (Chromium chromium = Chromium.launch();
        DashboardPage page = new DashboardPage(chromium.browser(), origin)) {
      page.open();

      assertThat(page.summary()).isEqualTo("All 5 services are up");
      assertThat(page.states().values()).containsOnly("Up");
      for (URI link : page.links()) {
        assertThat(new Site(link).get("").statusCode()).as("%s", link).isEqualTo(200);
      }
      assertThat(page.page().locator("body").innerText())
          .contains(shop.env("COMPOSE_PROJECT_NAME"), shop.env("DB_PORT"));
      assertThat(page.page().content()).doesNotContain(shop.env("DB_PASSWORD"));
      page.toggleSecret();
      page.page().waitForCondition(() -> !page.secretConnection().contains("••••"));
      assertThat(page.secretConnection()).contains(shop.env("DB_PASSWORD"));
      page.toggleSecret();
      assertThat(page.complaints()).isEmpty();

      shop.compose("stop", "--timeout", "2", "database", "admin").requireOutput();
      page.awaitState("database", "Down");
      page.awaitState("backend", "Needs attention");
      page.awaitState("admin", "Down");
      shop.compose("stop", "--timeout", "2", "backend").requireOutput();
      page.awaitState("backend", "Down");

      shop.compose("up", "--detach", "--wait").requireOutput();
      for (String service : List.of("backend", "database", "admin")) {
        page.awaitState(service, "Up");
      }
      assertThat(page.foreignRequests()).isEmpty();
    }
  }

  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  /**
   * Puts a {@code docker} before the real one that, before it starts containers for the first time,
   * writes to the pipe {@code asks} and reads from the pipe {@code goes}.
   */
  private static Map<String, String> withDockerThatWaitsBeforeUp(Path scratch) throws IOException {
    Path program = scratch.resolve("bin/docker");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/sh
        case " $* " in
        *" up "*)
          if [ -p "$PIPES/asks" ]; then
            echo up >"$PIPES/asks"
            rm "$PIPES/asks"
            read -r answer <"$PIPES/goes"
          fi
          ;;
        esac
        PATH=$REAL_PATH
        exec docker "$@"
        """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    ProgramRun.of(scratch, Map.of(), List.of("mkfifo", "asks", "goes")).requireOutput();
    String path = System.getenv("PATH");
    return Map.of(
        "PATH", program.getParent() + ":" + path, "REAL_PATH", path, "PIPES", scratch.toString());
  }

  /** Something that takes long and may fail. */
  private interface Waiting<T> {
    T forIt() throws IOException;
  }

  private static <T> CompletableFuture<T> onItsOwnThread(Waiting<T> waiting) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(waiting.forIt());
              } catch (IOException e) {
                result.completeExceptionally(new UncheckedIOException(e));
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
