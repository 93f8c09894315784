package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * The id of a component: its folder below {@code base/}.
 *
 * @param value the id, such as {@code database/postgresql}
 */
public record ComponentId(String value) implements Comparable<ComponentId> {
  private static final Pattern SYNTAX = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id has another form
   */
  public ComponentId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a component id is <group>/<name> of a-z 0-9 -, such as database/postgresql, got '"
              + value
              + "'");
    }
  }

  /** Returns the part after the slash: {@code postgresql}. */
  public String name() {
    return value.substring(value.indexOf('/') + 1);
  }

  /** Orders by id. */
  @Override
  public int compareTo(ComponentId other) {
    return value.compareTo(other.value);
  }

  /** Returns the bare id. */
  @Override
  public String toString() {
    return value;
  }
}
