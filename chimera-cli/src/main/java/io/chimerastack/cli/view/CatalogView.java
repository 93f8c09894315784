package io.chimerastack.cli.view;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows the stacks of a catalog. */
public final class CatalogView {
  private final List<Stack> stacks;
  private final boolean filtered;

  private CatalogView(List<Stack> stacks, boolean filtered) {
    this.stacks = stacks;
    this.filtered = filtered;
  }

  /** Returns a view of the stacks that match what is given. */
  public static CatalogView of(
      Catalog catalog, @Nullable String search, @Nullable String category) {
    List<Stack> stacks = new ArrayList<>();
    for (Stack stack : catalog.stacks()) {
      if ((category == null || stack.category().equals(category))
          && (search == null || mentions(stack, search.toLowerCase(Locale.ROOT)))) {
        stacks.add(stack);
      }
    }
    return new CatalogView(stacks, search != null || category != null);
  }

  /** Returns the view for people: ids stand on lines of their own parts and are never cut. */
  public String text(Palette palette) {
    if (stacks.isEmpty()) {
      return filtered ? "No stack matches.\n" : "The catalog has no stacks.\n";
    }
    StringBuilder text = new StringBuilder();
    String category = "";
    for (Stack stack : stacks) {
      if (!stack.category().equals(category)) {
        category = stack.category();
        text.append(text.isEmpty() ? "" : "\n").append(palette.bold(category)).append('\n');
      }
      text.append("  ").append(palette.cyan(stack.id())).append("  ").append(stack.title());
      text.append('\n');
      text.append("    ").append(stack.description()).append('\n');
      if (!choices(stack).isEmpty()) {
        text.append("    ").append(palette.faint("variants: " + variants(stack))).append('\n');
      }
    }
    return text.append("\nchimera create NAME -t STACK [-d VARIANT]\n").toString();
  }

  /** Returns the view as a JSON document. */
  public String json() {
    List<Object> list = new ArrayList<>();
    for (Stack stack : stacks) {
      list.add(
          Json.object(
              "id", stack.id(),
              "version", stack.version(),
              "title", stack.title(),
              "description", stack.description(),
              "category", stack.category(),
              "variants", choices(stack),
              "defaultVariant",
                  stack.variants().map(variants -> variants.defaultChoice()).orElse(null)));
    }
    var document = Json.document();
    document.put("stacks", list);
    return Json.text(document);
  }

  private static String variants(Stack stack) {
    List<String> names = new ArrayList<>();
    String standard = stack.variants().map(variants -> variants.defaultChoice()).orElse("");
    for (String choice : choices(stack)) {
      names.add(choice.equals(standard) ? choice + " (default)" : choice);
    }
    return String.join(", ", names);
  }

  private static List<String> choices(Stack stack) {
    return stack
        .variants()
        .map(variants -> List.copyOf(variants.choices().keySet()))
        .orElse(List.of());
  }

  private static boolean mentions(Stack stack, String text) {
    String all =
        String.join(
            " ", stack.id(), stack.title(), stack.description(), String.join(" ", choices(stack)));
    return all.toLowerCase(Locale.ROOT).contains(text);
  }
}
