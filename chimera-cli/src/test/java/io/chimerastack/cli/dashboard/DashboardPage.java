package io.chimerastack.cli.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The dashboard of one running stack in a browser window of its own: what a person sees and does
 * there, and what the browser had to complain about meanwhile.
 */
public final class DashboardPage extends BrowserWindow {
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
    super(browser, origin, width, colours);
  }

  /** Opens the dashboard and waits for its first round of questions. */
  public DashboardPage open() {
    page().navigate(origin().resolve("/_chimera/").toString());
    assertThat(page().locator("[data-checked-at]")).containsText("checked at", patiently());
    return this;
  }

  /** Returns the one line about all services. */
  public String summary() {
    return page().locator("[data-summary-text]").innerText();
  }

  /** Returns the states as the page words them, by service. */
  public Map<String, String> states() {
    Map<String, String> states = new TreeMap<>();
    for (Locator service : page().locator("[data-service]").all()) {
      states.put(
          service.getAttribute("data-service"), service.locator("[data-state-text]").innerText());
    }
    return states;
  }

  /** Waits until a service is shown in a state, in the list and in the picture. */
  public void awaitState(String service, String label) {
    Locator row = page().locator("[data-service='" + service + "']");
    assertThat(row.locator("[data-state-text]")).hasText(label, patientlyWithText());
    String state = row.getAttribute("class").replaceFirst("(?s).*\\b(state-[a-z]+).*", "$1");
    assertThat(page().locator("figure svg:visible [data-state-of='" + service + "']"))
        .hasClass(Pattern.compile(".*" + state + ".*"));
  }

  /** Asks for the states at once. */
  public void checkNow() {
    page().locator("[data-check-now]").click();
  }

  /** Returns the addresses of all links that lead away from the page, absolute. */
  public List<URI> links() {
    return page().locator("a[href]:not([href^='#'])").all().stream()
        .map(link -> origin().resolve(link.getAttribute("href")))
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
    assertThat(page().locator("[data-announcer]")).hasText("Copied.");
    return (String) page().evaluate("() => navigator.clipboard.readText()");
  }

  private Locator secretConnections() {
    return page().locator("[data-connection]:has([data-secret])");
  }

  /** Chooses colours: {@code light}, {@code auto} or {@code dark}. */
  public void chooseColours(String choice) {
    page().locator(".theme-option:has([value='" + choice + "'])").click();
  }

  /** Returns the colours in use: {@code light} or {@code dark}. */
  public String colours() {
    Object lightness =
        page()
            .evaluate(
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
