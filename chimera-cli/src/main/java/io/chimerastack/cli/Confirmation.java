package io.chimerastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jline.consoleui.elements.ConfirmChoice.ConfirmationValue;
import org.jline.consoleui.prompt.ConfirmResult;
import org.jline.consoleui.prompt.ConsolePrompt;
import org.jline.consoleui.prompt.PromptResultItemIF;
import org.jline.consoleui.prompt.builder.PromptBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks yes or no on the terminal. */
final class Confirmation {
  private Confirmation() {}

  /** Returns whether the user said yes; no is the default. */
  static boolean ask(String question) {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      ConsolePrompt prompt = new ConsolePrompt(terminal);
      PromptBuilder builder = prompt.getPromptBuilder();
      builder
          .createConfirmPromp()
          .name("answer")
          .message(question)
          .defaultValue(ConfirmationValue.NO)
          .addPrompt();
      Map<String, PromptResultItemIF> answers = prompt.prompt(builder.build());
      return answers.get("answer") instanceof ConfirmResult result
          && result.getConfirmed() == ConfirmationValue.YES;
    } catch (UserInterruptException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
