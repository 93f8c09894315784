package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.cli.dashboard.Chromium;
import io.chimerastack.cli.dashboard.DashboardPage;
import io.chimerastack.testkit.RequiresChromium;
import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard in a real browser, of a stack that really runs. */
@RequiresDocker
@RequiresChromium
class DashboardContainersIT {
  @Test
  void givenARunningStack_whenContainersStopAndStart_thenTheDashboardFollows(@TempDir Path root)
      throws Exception {
    try (RunningProject shop = RunningProject.create(root, "shop", "backend/php-web", "mysql");
        Chromium chromium = Chromium.launch()) {
      shop.up();
      URI origin = URI.create(shop.page("proxy")).resolve("/");
      try (DashboardPage page =
          new DashboardPage(
              chromium.browser(), URI.create("http://localhost:" + origin.getPort()))) {
        page.open();
        assertThat(page.states().values()).containsOnly("Up");
        assertThat(page.page().locator("#service-database").innerText())
            .contains(shop.composeProject() + "-database-1");
        for (URI link : page.links()) {
          assertThat(status(link)).as("%s", link).isEqualTo(200);
        }
        page.screenshot(Path.of("target/screenshots/dashboard-running.png"));
        page.toggleSecret();
        page.page().waitForCondition(() -> !page.secretConnection().contains("•"));
        assertThat(page.complaints()).isEmpty();

        compose(shop, "stop", "--timeout", "2", "database");
        page.awaitState("database", "Down");
        page.awaitState("backend", "Needs attention");
        compose(shop, "stop", "--timeout", "2", "admin");
        page.awaitState("admin", "Down");

        compose(shop, "start", "database", "admin");
        page.awaitState("database", "Up");
        page.awaitState("admin", "Up");
        page.awaitState("backend", "Up");
        assertThat(page.foreignRequests()).isEmpty();
      }
    }
  }

  private static int status(URI link) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static void compose(RunningProject project, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(project.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as("exit code of %s", command).isZero();
  }
}
