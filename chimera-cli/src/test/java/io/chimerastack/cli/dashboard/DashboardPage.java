package io.chimerastack.cli.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The dashboard of one running stack in a browser window of its own: what a person sees and does
 * there, and what the browser had to complain about meanwhile.
 */
public final class DashboardPage implements AutoCloseable {
  /** A window as wide as a laptop's. */
  public static final int WIDE = 1280;

  /** A window as wide as a phone's. */
  public static final int PHONE = 375;

  private static final double PATIENCE_MILLIS = 30_000;

  private final URI origin;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * Opens a wide window in light colours.
   *
   * @param origin where the stack's proxy answers, such as {@code http://localhost:8000}
   */
  public DashboardPage(Browser browser, URI origin) {
    this(browser, origin, WIDE, ColorScheme.LIGHT);
  }

  /**
   * Opens a window.
   *
   * @param origin where the stack's proxy answers, such as {@code http://localhost:8000}
   * @param width the window's width in CSS pixels
   * @param colours what the system prefers
   */
  public DashboardPage(Browser browser, URI origin, int width, ColorScheme colours) {
    this.origin = origin;
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colours)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
  }

  /** Opens the dashboard and waits for its first round of questions. */
  public DashboardPage open() {
    page.navigate(origin.resolve("/_chimera/").toString());
    assertThat(page.locator("[data-checked-at]")).containsText("checked at", patiently());
    return this;
  }

  /** Returns the browser's page, for what this class has no word for. */
  public Page page() {
    return page;
  }

  /** Returns the one line about all services. */
  public String summary() {
    return page.locator("[data-summary-text]").innerText();
  }

  /** Returns the states as the page words them, by service. */
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (Locator service : page.locator("[data-service]").all()) {
      states.put(
          service.getAttribute("data-service"), service.locator("[data-state-text]").innerText());
    }
    return states;
  }

  /** Waits until a service is shown in a state, in the list and in the picture. */
  public void awaitState(String service, String label) {
    Locator row = page.locator("[data-service='" + service + "']");
    assertThat(row.locator("[data-state-text]")).hasText(label, patientlyWithText());
    String state = row.getAttribute("class").replaceFirst("(?s).*\\b(state-[a-z]+).*", "$1");
    assertThat(page.locator("figure svg:visible [data-state-of='" + service + "']"))
        .hasClass(Pattern.compile(".*" + state + ".*"));
  }

  /** Asks for the states at once. */
  public void checkNow() {
    page.locator("[data-check-now]").click();
  }

  /** Returns the addresses of all links that lead away from the page, absolute. */
  public List<URI> links() {
    return page.locator("a[href]:not([href^='#'])").all().stream()
        .map(link -> origin.resolve(link.getAttribute("href")))
        .distinct()
        .toList();
  }

  /** Returns the first connection string that has a secret, as shown. */
  public String secretConnection() {
    return secretConnections().locator("[data-copy-text]").first().innerText();
  }

  /** Presses Show, or Hide, of the first connection string that has a secret. */
  public void toggleSecret() {
    secretConnections().locator("[data-reveal]").first().click();
  }

  /** Presses Copy of the first connection string that has a secret; returns what was copied. */
  public String copySecretConnection() {
    secretConnections().locator("[data-copy]").first().click();
    assertThat(page.locator("[data-announcer]")).hasText("Copied.");
    return (String) page.evaluate("() => navigator.clipboard.readText()");
  }

  private Locator secretConnections() {
    return page.locator("[data-connection]:has([data-secret])");
  }

  /** Chooses colours: {@code light}, {@code auto} or {@code dark}. */
  public void chooseColours(String choice) {
    page.locator(".theme-option:has([value='" + choice + "'])").click();
  }

  /** Returns the colours in use: {@code light} or {@code dark}. */
  public String colours() {
    Object lightness =
        page.evaluate(
            """
            () => {
              const canvas = document.createElement("canvas").getContext("2d");
              canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              return canvas.getImageData(0, 0, 1, 1).data[0];
            }
            """);
    return ((Number) lightness).intValue() > 127 ? "light" : "dark";
  }

  /** Returns by how many pixels the page is wider than its window; 0 if it fits. */
  public int overflow() {
    return ((Number)
            page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
        .intValue();
  }

  /** Returns the errors and warnings of the browser's console so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Returns the addresses of all requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the addresses of the requests that left the stack's own origin. */
  public List<String> foreignRequests() {
    return requests().stream().filter(url -> !url.startsWith(origin + "/")).toList();
  }

  /** Writes a picture of the whole page. */
  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    context.close();
  }

  private static LocatorAssertions assertThat(Locator locator) {
    return PlaywrightAssertions.assertThat(locator);
  }

  private static LocatorAssertions.ContainsTextOptions patiently() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static LocatorAssertions.HasTextOptions patientlyWithText() {
    return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
  }
}
