package io.chimerastack.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.Resolver;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import io.chimerastack.core.render.Renderer;
import io.chimerastack.testkit.RequiresChromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The dashboard of {@code backend/php-web} in a real browser, before a proxy that can be told how
 * the services are. How it does with real containers is the container tests' matter.
 */
@RequiresChromium
class DashboardPageIT {
  private static final String SECRET = "kJ8sPq2vXw7ZtR4mN6bYc3";
  private static final String INSTANCE =
      """
      {"project":"blog","composeProject":"blog-7f3a2c","variables":
      {"WEB_PORT":"8000","DB_PORT":"3306","ADMIN_PORT":"8081","DB_DATABASE":"app","DB_USERNAME":"user"}}
      """;
  private static final String SECRETS = "{\"variables\":{\"DB_PASSWORD\":\"" + SECRET + "\"}}";
  private static final String WELL = "{\"status\":\"ok\",\"checks\":{\"database\":\"ok\"}}";
  private static final String UNWELL = "{\"status\":\"error\",\"checks\":{\"database\":\"error\"}}";
  private static final Path PICTURES = Path.of("target/screenshots");

  @TempDir private static Path scratch;
  private static Path dashboard;
  private static Chromium chromium;

  private FakeProxy proxy;
  private DashboardPage page;

  @BeforeAll
  static void renderOnce() throws IOException {
    Catalog catalog =
        Catalog.of(List.of(CatalogSource.classpath(DashboardPageIT.class.getClassLoader())));
    Blueprint blueprint = Blueprint.ofStack("blog", "backend/php-web", "mysql", Blueprint.LOOPBACK);
    RenderedTree tree = new Renderer().render(Resolver.resolve(blueprint, catalog)).tree();
    for (Map.Entry<String, RenderedFile> file : tree.files().entrySet()) {
      Path target = scratch.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue().bytes());
    }
    dashboard = scratch.resolve("dashboard");
    chromium = Chromium.launch();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    proxy =
        new FakeProxy(dashboard, INSTANCE, SECRETS)
            .answering("backend", 200, WELL)
            .answering("admin", 200, "");
    page = new DashboardPage(chromium.browser(), proxy.origin());
  }

  @AfterEach
  void close() {
    page.close();
    proxy.close();
  }

  @Test
  void givenAHealthyStack_whenOpened_thenAllIsUpAndTheBrowserHasNothingToComplainAbout() {
    page.open();

    assertThat(page.summary()).isEqualTo("All 5 services are up");
    assertThat(page.states())
        .isEqualTo(
            Map.of(
                "proxy", "Up",
                "dashboard", "Up",
                "backend", "Up",
                "database", "Up",
                "admin", "Up"));
    assertThat(page.complaints()).isEmpty();
    assertThat(page.foreignRequests()).isEmpty();
  }

  @Test
  void givenThisCheckoutsPorts_whenOpened_thenLinksAndContainersAreReal() {
    page.open();

    assertThat(page.links())
        .contains(
            proxy.origin().resolve("/"),
            proxy.origin().resolve("/api/"),
            URI.create("http://localhost:8000/"),
            URI.create("http://localhost:8081/"));
    assertThat(page.page().locator("#service-database").innerText())
        .contains("blog-7f3a2c-database-1", "3306");
    assertThat(page.page().locator("body").innerText()).doesNotContain("${");
  }

  @Test
  void givenLinksOfTheOwnOrigin_whenFollowed_thenAllAnswer() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    page.open();

    for (URI link : page.links()) {
      if (link.getPort() == proxy.origin().getPort()) {
        assertThat(client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding()))
            .as("%s", link)
            .returns(200, response -> response.statusCode());
      }
    }
  }

  @Test
  void givenADatabaseThatStops_whenAsked_thenTheStatesTurnAndTurnBack() {
    page.open();

    proxy.answering("backend", 503, UNWELL);
    page.checkNow();
    page.awaitState("database", "Down");
    page.awaitState("backend", "Needs attention");
    assertThat(page.summary()).isEqualTo("1 of 5 services down");

    proxy.answering("backend", 200, WELL);
    page.checkNow();
    page.awaitState("database", "Up");
    page.awaitState("backend", "Up");
  }

  @Test
  void givenAServiceThatStops_whenTimePasses_thenThePageNoticesByItself() {
    page.page().clock().install();
    page.open();

    proxy.answering("admin", 502, "<html>");
    page.page().clock().fastForward("00:10");

    page.awaitState("admin", "Down");
    assertThat(page.page().locator("[data-announcer]").innerText()).isEqualTo("phpMyAdmin: down.");
  }

  @Test
  void givenAHiddenPage_whenTimePasses_thenItAsksNothingUntilSeenAgain() {
    page.page().clock().install();
    page.open();
    see("hidden");
    page.page().clock().fastForward("00:10");
    int before = page.requests().size();

    page.page().clock().fastForward("10:00");
    assertThat(page.requests()).hasSize(before);

    proxy.answering("admin", 502, "");
    see("visible");
    page.awaitState("admin", "Down");
  }

  private void see(String visibility) {
    page.page()
        .evaluate(
            """
            (visibility) => {
              Object.defineProperty(document, "hidden", { configurable: true, value: visibility === "hidden" });
              document.dispatchEvent(new Event("visibilitychange"));
            }
            """,
            visibility);
  }

  @Test
  void givenAStackThatStops_whenAsked_thenThePageSaysHowToStartItAndRecovers() {
    page.open();

    proxy.stop();
    page.checkNow();
    page.awaitState("proxy", "Down");
    page.awaitState("backend", "Not known");
    assertThat(page.page().locator("[data-unreachable]").innerText()).contains("chimera up");

    proxy.start();
    page.checkNow();
    page.awaitState("proxy", "Up");
    assertThat(page.page().locator("[data-unreachable]").isVisible()).isFalse();
  }

  @Test
  void givenASecret_whenNobodyAsks_thenItIsNeitherOnThePageNorInAFileNorRequested()
      throws IOException {
    page.open();

    assertThat(page.page().content()).doesNotContain(SECRET);
    assertThat(page.requests()).noneMatch(url -> url.endsWith("/secrets.json"));
    assertThat(page.secretConnection()).isEqualTo("mysql://user:••••••••@127.0.0.1:3306/app");
    assertThat(Files.readString(dashboard.resolve("index.html"))).doesNotContain("8000", "7f3a2c");
  }

  @Test
  void givenASecret_whenShownAndHidden_thenStandsOnThePageOnlyMeanwhile() {
    page.open();

    page.toggleSecret();
    page.page().waitForCondition(() -> page.secretConnection().contains(SECRET));
    assertThat(page.copySecretConnection())
        .isEqualTo("mysql://user:" + SECRET + "@127.0.0.1:3306/app");

    page.toggleSecret();
    page.page().waitForCondition(() -> page.secretConnection().contains("••••"));
    assertThat(page.page().content()).doesNotContain(SECRET);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void givenAChoiceOfColours_whenReloaded_thenIsKept() {
    page.open();
    assertThat(page.colours()).isEqualTo("light");

    page.chooseColours("dark");
    assertThat(page.colours()).isEqualTo("dark");
    page.open();
    assertThat(page.colours()).isEqualTo("dark");

    page.chooseColours("auto");
    assertThat(page.colours()).isEqualTo("light");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 640, 768, 1024, 1280, 1920})
  void givenAnyWidth_whenOpened_thenNothingIsCutOff(int width) {
    try (DashboardPage window =
        new DashboardPage(chromium.browser(), proxy.origin(), width, ColorScheme.LIGHT)) {
      assertThat(window.open().overflow()).isZero();
      assertThat(window.page().locator("figure svg[role=img]:visible").count()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1280, LIGHT", "dark, 1280, DARK", "phone, 375, LIGHT"})
  void givenALook_whenOpened_thenThereIsAPictureForReview(
      String name, int width, ColorScheme colours) {
    Path picture = PICTURES.resolve("dashboard-" + name + ".png");
    try (DashboardPage window =
        new DashboardPage(chromium.browser(), proxy.origin(), width, colours)) {
      window.open().screenshot(picture);
      assertThat(window.colours()).isEqualTo(colours == ColorScheme.DARK ? "dark" : "light");
    }
    assertThat(picture).isNotEmptyFile();
  }

  @Test
  void givenTheKeyboardAlone_whenTabbing_thenReachesEveryControlInOrder() {
    page.open();
    page.page().keyboard().press("Tab");
    assertThat(focused()).isEqualTo("Skip to the services");

    page.page().keyboard().press("Tab");
    page.page().keyboard().press("ArrowRight");
    assertThat(page.colours()).isEqualTo("dark");
    page.page().keyboard().press("Tab");
    assertThat(focused()).isEqualTo("Check now");
  }

  private String focused() {
    return (String)
        page.page()
            .evaluate(
                "() => document.activeElement.ariaLabel ?? document.activeElement.textContent.trim()");
  }

  @Test
  void givenThePage_whenInspected_thenControlsHaveNamesAndIdsAreUnique() {
    page.open();

    assertThat(
            (List<?>)
                page.page()
                    .evaluate(
                        """
                        () => [...document.querySelectorAll("button, a, input")]
                            .filter((e) => !(e.ariaLabel ?? e.closest("label")?.textContent ?? e.textContent).trim())
                            .map((e) => e.outerHTML)
                        """))
        .isEmpty();
    assertThat(
            (List<?>)
                page.page()
                    .evaluate(
                        """
                        () => {
                          const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
                          return ids.filter((id, index) => ids.indexOf(id) !== index);
                        }
                        """))
        .isEmpty();
  }
}
