package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.model.ComponentId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The choices that a stack offers on one axis.
 *
 * @param axis what is chosen, such as {@code database}
 * @param defaultChoice the key of the choice that is taken when none is named
 * @param choices the choices by key, in manifest order; never empty
 */
public record Variants(String axis, String defaultChoice, Map<String, Choice> choices) {
  /**
   * Copies the choices.
   *
   * @throws IllegalArgumentException if the default is none of the choices
   */
  public Variants {
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    if (!choices.containsKey(defaultChoice)) {
      throw new IllegalArgumentException(
          "the default '" + defaultChoice + "' is none of " + String.join(", ", choices.keySet()));
    }
  }

  /**
   * One choice.
   *
   * @param title a few words for people, such as {@code MySQL}
   * @param components what the choice adds to the stack, in manifest order
   */
  public record Choice(String title, List<ComponentId> components) {
    /** Copies the components. */
    public Choice {
      components = List.copyOf(components);
    }
  }

  /**
   * Returns the choice of a key.
   *
   * @param stack the stack's id, for the problem
   * @throws ManifestException if there is none; the problem names the nearest keys and all
   */
  Choice choice(String key, String stack) {
    Choice choice = choices.get(key);
    if (choice == null) {
      throw new ManifestException(
          new Problem(
              "stack '" + stack + "' has no variant '" + key + "'",
              "",
              Catalog.meant(Suggestions.nearest(key, choices.keySet()))
                  + axis
                  + " is one of: "
                  + String.join(", ", choices.keySet())));
    }
    return choice;
  }
}
