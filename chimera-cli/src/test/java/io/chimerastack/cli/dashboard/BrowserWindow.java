package io.chimerastack.cli.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A window that shows pages of one running stack, and what the browser had to complain about
 * meanwhile.
 */
public class BrowserWindow implements AutoCloseable {
  /** A window as wide as a laptop's. */
  public static final int WIDE = 1280;

  /** A window as wide as a phone's. */
  public static final int PHONE = 375;

  /** How long to wait for what a page does by itself. */
  static final double PATIENCE_MILLIS = 30_000;

  private final URI origin;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * Opens a window.
   *
   * @param origin where the stack's proxy answers, such as {@code http://localhost:8000}
   * @param width the window's width in CSS pixels
   * @param colours what the system prefers
   */
  public BrowserWindow(Browser browser, URI origin, int width, ColorScheme colours) {
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

  /** Returns where the stack's proxy answers. */
  public final URI origin() {
    return origin;
  }

  /** Returns the browser's page, for what this class has no word for. */
  public final Page page() {
    return page;
  }

  /** Returns by how many pixels the page is wider than its window; 0 if it fits. */
  public final int overflow() {
    return ((Number)
            page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
        .intValue();
  }

  /** Returns the errors and warnings of the browser's console so far. */
  public final List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Returns the addresses of all requests so far. */
  public final List<String> requests() {
    return List.copyOf(requests);
  }

  /** Returns the addresses of the requests that left the stack's own origin. */
  public final List<String> foreignRequests() {
    return requests().stream().filter(url -> !url.startsWith(origin + "/")).toList();
  }

  /** Writes a picture of the whole page. */
  public final void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public final void close() {
    context.close();
  }
}
