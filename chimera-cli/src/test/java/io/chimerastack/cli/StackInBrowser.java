package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.chimerastack.cli.dashboard.BrowserWindow;
import io.chimerastack.cli.dashboard.DashboardPage;
import io.chimerastack.cli.dashboard.NotesPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** What a person sees of a running stack and does there. */
final class StackInBrowser {
  /** As wide as the phones that most people have. */
  private static final int PHONE = 390;

  private final Browser browser;
  private final URI origin;

  /** Looks at what a site serves. */
  StackInBrowser(Browser browser, Site site) {
    this.browser = browser;
    this.origin = URI.create(site.origin().toString().replaceFirst("/$", ""));
  }

  /** Types a note, which must be there when the page is loaded again. */
  void write(String note) {
    try (NotesPage page = new NotesPage(browser, origin)) {
      page.open().write(note);
      page.page().reload();
      page.awaitNote(note);
      assertThat(page.complaints()).isEmpty();
    }
  }

  /** Finds a note on the page, and deletes it there. */
  void findAndDelete(String note) {
    try (NotesPage page = new NotesPage(browser, origin)) {
      page.open().awaitNote(note);
      page.delete(note);
      assertThat(page.complaints()).isEmpty();
    }
  }

  /** Looks at dashboard and application as everybody might, and takes pictures. */
  void takePictures(Path directory) {
    takePictures(directory, "light", BrowserWindow.WIDE, ColorScheme.LIGHT);
    takePictures(directory, "dark", BrowserWindow.WIDE, ColorScheme.DARK);
    takePictures(directory, "phone", PHONE, ColorScheme.LIGHT);
  }

  private void takePictures(Path directory, String look, int width, ColorScheme colours) {
    try (DashboardPage page = new DashboardPage(browser, origin, width, colours)) {
      page.open();
      takePicture(page, directory.resolve("dashboard-" + look + ".png"));
      assertThat(page.states().values()).containsOnly("Up");
    }
    try (NotesPage page = new NotesPage(browser, origin, width, colours)) {
      page.open();
      takePicture(page, directory.resolve("app-" + look + ".png"));
    }
  }

  private static void takePicture(BrowserWindow window, Path picture) {
    window.screenshot(picture);
    assertThat(picture).isNotEmptyFile();
    assertThat(window.overflow()).as("pixels beside the window in %s", picture).isZero();
    assertThat(window.complaints()).as("console in %s", picture).isEmpty();
    assertThat(window.foreignRequests()).isEmpty();
  }

  /** Edits a front end: the open page shows it, and what somebody was typing is still there. */
  void showsAtOnce(Workbench.Edit edit, Path code) throws IOException {
    try (NotesPage page = new NotesPage(browser, origin)) {
      page.open().type("half a thought");
      page.awaitText(edit.before());
      try {
        edit.make(code);
        page.awaitText(edit.after());
      } finally {
        edit.undo(code);
      }
      page.awaitText(edit.before());
      assertThat(page.typed()).as("the page was not loaded again").isEqualTo("half a thought");
      assertThat(page.complaints()).isEmpty();
    }
  }
}
