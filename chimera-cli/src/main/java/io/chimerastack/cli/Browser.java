package io.chimerastack.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** The user's web browser, reached through the desktop's own opener. */
final class Browser {
  private final String system;

  /** Creates a browser for an operating system, named as {@code os.name} in lower case. */
  Browser(String system) {
    this.system = system;
  }

  /** Shows a page. Without a desktop nothing happens: the address was printed. */
  void show(String url) {
    try {
      new ProcessBuilder(command(url))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // No opener on this machine, as on a server: the printed address has to do.
    }
  }

  private List<String> command(String url) {
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", url);
    }
    return List.of(system.startsWith("mac") ? "open" : "xdg-open", url);
  }
}
