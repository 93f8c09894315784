package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * Something that one service offers and another can ask for. Relations come from matching
 * capabilities, never from names.
 *
 * @param value the capability, such as {@code database/postgresql}, {@code cache/redis} or {@code
 *     http}
 */
public record Capability(String value) implements Comparable<Capability> {
  private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the capability has another form
   */
  public Capability {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a capability is <kind> or <kind>/<technology> of a-z 0-9 -, got '" + value + "'");
    }
  }

  /** Orders by value. */
  @Override
  public int compareTo(Capability other) {
    return value.compareTo(other.value);
  }

  /** Returns the bare capability. */
  @Override
  public String toString() {
    return value;
  }
}
