package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * One key that a service needs in the project's {@code .env}. Secrets are generated per checkout
 * and never leave that file.
 *
 * @param name the key, such as {@code DB_PASSWORD}
 * @param value the default; for a secret what {@code .env.example} shows instead (empty)
 * @param secret whether a random value is generated
 * @param comment one line that explains the key to a newcomer
 */
public record InstanceVariable(String name, String value, boolean secret, String comment) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is not upper case, or a secret has a default
   */
  public InstanceVariable {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a variable is upper case A-Z 0-9 _, got '" + name + "'");
    }
    if (secret && !value.isEmpty()) {
      throw new IllegalArgumentException("secret '" + name + "' must not have a default value");
    }
  }
}
