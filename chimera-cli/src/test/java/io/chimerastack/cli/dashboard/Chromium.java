package io.chimerastack.cli.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.chimerastack.testkit.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, driven by Playwright, which downloads none. */
public final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts the browser.
   *
   * @throws IllegalStateException if none is installed
   */
  public static Chromium launch() {
    Path executable =
        Prerequisite.chromium()
            .orElseThrow(() -> new IllegalStateException("no Chromium is installed"));
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      return new Chromium(
          playwright,
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      // as root, and in containers, Chromium's own sandbox does not work
                      .setChromiumSandbox(false)
                      .setArgs(List.of("--disable-gpu", "--disable-background-networking"))));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  /** Returns the browser. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
