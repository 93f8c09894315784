package io.chimerastack.cli.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;

/**
 * The application's page in a browser window of its own, used by what people see and screen readers
 * say, whatever it is made with.
 */
public final class NotesPage extends BrowserWindow {
  /** Opens a wide window in light colours. */
  public NotesPage(Browser browser, URI origin) {
    this(browser, origin, WIDE, ColorScheme.LIGHT);
  }

  /**
   * Opens a window.
   *
   * @param origin where the stack's proxy answers, such as {@code http://localhost:8000}
   * @param width the window's width in CSS pixels
   * @param colours what the system prefers
   */
  public NotesPage(Browser browser, URI origin, int width, ColorScheme colours) {
    super(browser, origin, width, colours);
  }

  /** Opens the page and waits until one can write. */
  public NotesPage open() {
    page().navigate(origin().resolve("/").toString());
    try {
      PlaywrightAssertions.assertThat(field()).isEditable(editable());
    } catch (AssertionError e) {
      throw new AssertionError("nobody can write on the page; its console: " + complaints(), e);
    }
    return this;
  }

  /** Writes a note and waits until it is in the list. */
  public void write(String text) {
    field().fill(text);
    field().press("Enter");
    awaitNote(text);
    PlaywrightAssertions.assertThat(field()).hasValue("");
  }

  /** Types into the field for a new note, and sends nothing. */
  public void type(String text) {
    field().fill(text);
  }

  /** Returns what stands in the field for a new note. */
  public String typed() {
    return field().inputValue();
  }

  /** Waits until a note is in the list, word for word. */
  public void awaitNote(String text) {
    PlaywrightAssertions.assertThat(note(text)).isVisible(visible());
  }

  /** Deletes a note and waits until it is gone. */
  public void delete(String text) {
    page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Delete the note: " + text).setExact(true))
        .click();
    PlaywrightAssertions.assertThat(note(text)).hasCount(0);
  }

  /** Waits until a text stands somewhere on the page. */
  public void awaitText(String text) {
    PlaywrightAssertions.assertThat(page().getByText(text)).isVisible(visible());
  }

  private Locator field() {
    return page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("New note"));
  }

  private Locator note(String text) {
    return page()
        .getByRole(AriaRole.LISTITEM)
        .getByText(text, new Locator.GetByTextOptions().setExact(true));
  }

  private static LocatorAssertions.IsVisibleOptions visible() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
  }

  private static LocatorAssertions.IsEditableOptions editable() {
    return new LocatorAssertions.IsEditableOptions().setTimeout(PATIENCE_MILLIS);
  }
}
