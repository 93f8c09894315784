package io.chimerastack.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One key that a service needs in the project's {@code .env}. Secrets are generated per checkout
 * and never leave that file.
 *
 * @param name the key, such as {@code DB_PASSWORD}
 * @param value the default; for a secret what {@code .env.example} shows instead (empty)
 * @param secret whether a random value is generated
 * @param comment one line that explains the key to a newcomer
 * @param environments where the key is needed; never empty, in declaration order
 */
public record InstanceVariable(
    String name, String value, boolean secret, String comment, Set<Environment> environments) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  /**
   * Checks the name and copies the set.
   *
   * @throws IllegalArgumentException if the name is not upper case, a secret has a default, or the
   *     key is needed in no environment
   */
  public InstanceVariable {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a variable is upper case A-Z 0-9 _, got '" + name + "'");
    }
    if (secret && !value.isEmpty()) {
      throw new IllegalArgumentException("secret '" + name + "' must not have a default value");
    }
    if (environments.isEmpty()) {
      throw new IllegalArgumentException("variable '" + name + "' is needed in no environment");
    }
    environments = Collections.unmodifiableSet(EnumSet.copyOf(environments));
  }

  /**
   * Describes a key that every environment needs.
   *
   * @throws IllegalArgumentException as the full constructor
   */
  public InstanceVariable(String name, String value, boolean secret, String comment) {
    this(name, value, secret, comment, EnumSet.allOf(Environment.class));
  }
}
