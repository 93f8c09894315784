package io.chimerastack.core.render;

import io.chimerastack.model.ComponentId;
import java.util.List;

/**
 * A command that a component wants run after its files were written. Rendering never runs it.
 *
 * @param component who wants it
 * @param directory where it runs, relative to the project's root; {@code .} for the root itself
 * @param arguments the program and its arguments, never empty; no shell is involved
 * @param trusted whether the component came with this program; others' commands must never run
 */
public record RenderedCommand(
    ComponentId component, String directory, List<String> arguments, boolean trusted) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public RenderedCommand {
    arguments = List.copyOf(arguments);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }
}
