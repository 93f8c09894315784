package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * One variable of a container's environment. The value may use Compose's own {@code ${NAME}}.
 *
 * @param name the name, such as {@code DATABASE_URL}
 * @param value the value, possibly empty
 */
public record EnvVar(String name, String value) implements Comparable<EnvVar> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is none of a POSIX environment variable
   */
  public EnvVar {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an environment variable's name is A-Z a-z 0-9 _, got '" + name + "'");
    }
  }

  /** Orders by name. */
  @Override
  public int compareTo(EnvVar other) {
    return name.compareTo(other.name);
  }
}
