package io.chimerastack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;

/**
 * Asks questions on a terminal, one line each, so that a screen reader can follow. Tab completes;
 * Ctrl-C and Ctrl-D give up.
 */
final class Questions {
  private final Terminal terminal;

  Questions(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * One of several answers.
   *
   * @param id what the user may type instead of the number
   * @param text what it is, for people
   */
  record Choice(String id, String text) {}

  /**
   * Lets the user choose, by number or by id; an empty line takes the first. A single choice is
   * taken without asking.
   *
   * @return the id, or empty if the user gave up
   */
  Optional<String> choose(String question, List<Choice> choices) {
    if (choices.size() == 1) {
      return Optional.of(choices.get(0).id());
    }
    terminal.writer().println(question);
    for (int i = 0; i < choices.size(); i++) {
      terminal.writer().println("  " + (i + 1) + "  " + choices.get(i).text());
    }
    List<String> ids = choices.stream().map(Choice::id).toList();
    LineReader reader = reader(ids);
    while (true) {
      Optional<String> line = read(reader, "Choose [1]: ");
      if (line.isEmpty()) {
        return Optional.empty();
      }
      Optional<String> chosen = chosen(line.get(), ids);
      if (chosen.isPresent()) {
        return chosen;
      }
      terminal.writer().println("Type a number from 1 to " + ids.size() + ", or a name.");
    }
  }

  /** Asks yes or no; an empty line, Ctrl-C and anything else mean no. */
  boolean confirm(String question) {
    return read(reader(List.of("yes", "no")), question + " [y/N]: ")
        .map(answer -> List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT)))
        .orElse(false);
  }

  private static Optional<String> chosen(String answer, List<String> ids) {
    if (answer.isEmpty()) {
      return Optional.of(ids.get(0));
    }
    if (answer.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(answer);
      return number >= 1 && number <= ids.size()
          ? Optional.of(ids.get(number - 1))
          : Optional.empty();
    }
    List<String> matching = new ArrayList<>();
    for (String id : ids) {
      if (id.equals(answer)) {
        return Optional.of(id);
      }
      if (id.startsWith(answer)) {
        matching.add(id);
      }
    }
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  private LineReader reader(List<String> words) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .completer(new StringsCompleter(words))
        .variable(LineReader.DISABLE_HISTORY, true)
        .build();
  }

  private static Optional<String> read(LineReader reader, String prompt) {
    try {
      return Optional.of(reader.readLine(prompt).strip());
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }
}
