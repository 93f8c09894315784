package io.chimerastack.cli;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.consoleui.prompt.ConsolePrompt;
import org.jline.consoleui.prompt.ListResult;
import org.jline.consoleui.prompt.PromptResultItemIF;
import org.jline.consoleui.prompt.builder.ListPromptBuilder;
import org.jline.consoleui.prompt.builder.PromptBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Asks on a terminal for what the command line left open: category, template, variant. */
final class StackQuestions {
  private final Catalog catalog;

  StackQuestions(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The user's choice.
   *
   * @param stack the stack's id
   * @param variant the variant, empty if the stack has none
   */
  record Answer(String stack, String variant) {}

  /** Asks up to three questions; empty if the user gave up. */
  Optional<Answer> ask() {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      return ask(terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Answer> ask(Terminal terminal) throws IOException {
    ConsolePrompt prompt = new ConsolePrompt(terminal);
    try {
      Map<String, String> categories = new LinkedHashMap<>();
      catalog.stacks().forEach(stack -> categories.put(stack.category(), stack.category()));
      Optional<String> category = choose(prompt, "Which category?", categories);
      if (category.isEmpty()) {
        return Optional.empty();
      }
      Map<String, String> stacks = new LinkedHashMap<>();
      for (Stack stack : catalog.stacks()) {
        if (stack.category().equals(category.get())) {
          stacks.put(stack.id(), stack.id() + "  " + stack.title());
        }
      }
      Optional<String> stack = choose(prompt, "Which template?", stacks);
      return stack.isEmpty()
          ? Optional.empty()
          : variant(prompt, catalog.stack(stack.get())).map(v -> new Answer(stack.get(), v));
    } catch (UserInterruptException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> variant(ConsolePrompt prompt, Stack stack) throws IOException {
    if (stack.variants().isEmpty()) {
      return Optional.of("");
    }
    Map<String, String> variants = new LinkedHashMap<>();
    stack
        .variants()
        .ifPresent(
            axis -> {
              // The default comes first: Enter takes it.
              variants.put(axis.defaultChoice(), axis.defaultChoice() + "  (default)");
              axis.choices().keySet().forEach(choice -> variants.putIfAbsent(choice, choice));
            });
    return choose(prompt, "Which variant?", variants);
  }

  private static Optional<String> choose(
      ConsolePrompt prompt, String question, Map<String, String> choices) throws IOException {
    if (choices.size() == 1) {
      return Optional.of(choices.keySet().iterator().next());
    }
    PromptBuilder builder = prompt.getPromptBuilder();
    ListPromptBuilder list = builder.createListPrompt().name("choice").message(question);
    choices.forEach((id, text) -> list.newItem(id).text(text).add());
    list.addPrompt();
    Map<String, PromptResultItemIF> answers = prompt.prompt(builder.build());
    return answers.get("choice") instanceof ListResult result
        ? Optional.of(result.getSelectedId())
        : Optional.empty();
  }
}
