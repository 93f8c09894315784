package io.chimerastack.cli;

import io.chimerastack.cli.Questions.Choice;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.catalog.Variants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Asks on a terminal for what the command line left open: category, template, variant. */
final class StackQuestions {
  private final Catalog catalog;
  private final @Nullable String variant;

  /** Creates the questions; that for the variant is left out if {@code variant} is given. */
  StackQuestions(Catalog catalog, @Nullable String variant) {
    this.catalog = catalog;
    this.variant = variant;
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

  Optional<Answer> ask(Terminal terminal) {
    Questions questions = new Questions(terminal);
    return questions
        .choose("Which category?", categories())
        .flatMap(category -> questions.choose("Which template?", stacks(category)))
        .flatMap(stack -> variant(questions, catalog.stack(stack)));
  }

  private Optional<Answer> variant(Questions questions, Stack stack) {
    if (variant != null) {
      return Optional.of(new Answer(stack.id(), variant));
    }
    return stack
        .variants()
        .map(variants -> questions.choose("Which " + variants.axis() + "?", choices(variants)))
        .orElse(Optional.of(""))
        .map(chosen -> new Answer(stack.id(), chosen));
  }

  private List<Choice> categories() {
    TreeSet<String> categories = new TreeSet<>();
    catalog.stacks().forEach(stack -> categories.add(stack.category()));
    return categories.stream().map(category -> new Choice(category, category)).toList();
  }

  private List<Choice> stacks(String category) {
    return catalog.stacks().stream()
        .filter(stack -> stack.category().equals(category))
        .map(stack -> new Choice(stack.id(), stack.id() + "  " + stack.title()))
        .toList();
  }

  /** Lists the default first: an empty line takes it. */
  private static List<Choice> choices(Variants variants) {
    List<Choice> choices = new ArrayList<>();
    String standard = variants.defaultChoice();
    choices.add(new Choice(standard, standard + "  (default)"));
    for (String key : variants.choices().keySet()) {
      if (!key.equals(standard)) {
        choices.add(new Choice(key, key));
      }
    }
    return choices;
  }
}
