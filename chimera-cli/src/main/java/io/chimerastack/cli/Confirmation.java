package io.chimerastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks yes or no on the user's terminal. */
final class Confirmation {
  private Confirmation() {}

  /** Returns whether the user said yes; no is the default. */
  static boolean ask(String question) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      return new Questions(terminal).confirm(question);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
