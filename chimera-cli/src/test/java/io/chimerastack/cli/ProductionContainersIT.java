package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The production Compose file, used as the README of a project says. */
@RequiresDocker
class ProductionContainersIT {
  @Test
  void givenFilledInEnvironment_whenUp_thenTheEdgeServesTheApplicationAndNothingElseIsOpen(
      @TempDir Path root) throws IOException {
    try (RunningProject shop =
        RunningProject.create(root, "shop", "backend/php-web", "postgresql")) {
      fillIn(shop);
      try {
        ProgramRun up = production(shop, "up", "--detach", "--build", "--wait");
        assertThat(up.code())
            .as(() -> up.output() + production(shop, "logs", "--tail", "40").output())
            .isZero();
        NotesContract notes = new NotesContract(edge(shop));

        notes.holds();
        HttpResponse<String> page = edge(shop).get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("shop");
        assertThat(page.headers().map().keySet())
            .doesNotContain("X-Powered-By", "Server", "server", "x-powered-by");
        assertThat(edge(shop).get("/_chimera/").body()).doesNotContain("Dashboard");
        onlyTheEdgeIsOpenAndNothingIsMounted(shop);
        nobodyIsRoot(shop);

        notes.write("kept");
        production(shop, "down").requireOutput();
        production(shop, "up", "--detach", "--wait").requireOutput();
        assertThat(notes.texts()).containsExactly("kept");
      } finally {
        production(shop, "down", "--volumes", "--rmi", "local", "--timeout", "1");
      }
    }
  }

  private static void fillIn(RunningProject shop) throws IOException {
    String example = Files.readString(shop.directory().resolve(".env.prod.example"));
    shop.write(
        ".env.prod",
        example
            .replaceAll("(?m)^(\\w*PASSWORD)=$", "$1=a-secret-of-its-own")
            .replaceAll("(?m)^COMPOSE_PROJECT_NAME=.*$", "COMPOSE_PROJECT_NAME=" + name(shop))
            .replaceAll("(?m)^SITE_ADDRESS=.*$", "SITE_ADDRESS=:80")
            .replaceAll("(?m)^HTTP_PORT=.*$", "HTTP_PORT=" + RunningProject.freePort())
            .replaceAll("(?m)^HTTPS_PORT=.*$", "HTTPS_PORT=" + RunningProject.freePort()));
    assertThat(Files.readAllLines(shop.directory().resolve(".env.prod")))
        .noneMatch(line -> line.endsWith("="));
  }

  /** A name that no other test on this machine uses. */
  private static String name(RunningProject shop) throws IOException {
    return shop.env("COMPOSE_PROJECT_NAME") + "-prod";
  }

  private static ProgramRun production(RunningProject shop, String... args) {
    List<String> all =
        new ArrayList<>(List.of("--env-file", ".env.prod", "-f", "docker-compose.prod.yml"));
    all.addAll(List.of(args));
    return shop.compose(all.toArray(String[]::new));
  }

  private static Site edge(RunningProject shop) {
    String address = production(shop, "port", "edge", "80").requireOutput().strip();
    return Site.at("http://localhost:" + address.substring(address.lastIndexOf(':') + 1) + "/");
  }

  private static List<JsonNode> containers(RunningProject shop) {
    List<String> arguments = new ArrayList<>(List.of("inspect"));
    arguments.addAll(production(shop, "ps", "--quiet").requireLines());
    List<JsonNode> containers = new ArrayList<>();
    new JsonMapper()
        .readTree(shop.docker(arguments.toArray(String[]::new)).requireOutput())
        .forEach(containers::add);
    return containers;
  }

  private static void onlyTheEdgeIsOpenAndNothingIsMounted(RunningProject shop) {
    List<String> open = new ArrayList<>();
    for (JsonNode container : containers(shop)) {
      container
          .path("Mounts")
          .forEach(mount -> assertThat(mount.path("Type").asString()).isNotEqualTo("bind"));
      if (!container.path("HostConfig").path("PortBindings").isEmpty()) {
        open.add(
            container.path("Config").path("Labels").path("com.docker.compose.service").asString());
      }
      assertThat(container.path("HostConfig").path("SecurityOpt").toString())
          .contains("no-new-privileges");
      assertThat(container.path("HostConfig").path("RestartPolicy").path("Name").asString())
          .isEqualTo("unless-stopped");
    }
    assertThat(open).containsExactly("edge");
  }

  private static void nobodyIsRoot(RunningProject shop) {
    for (JsonNode container : containers(shop)) {
      assertThat(
              shop.docker("top", container.path("Id").asString(), "-eo", "uid,pid").requireLines())
          .as(container.path("Name").asString())
          .noneMatch(line -> line.startsWith("0 "));
    }
  }
}
