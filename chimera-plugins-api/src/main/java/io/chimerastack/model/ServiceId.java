package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * The name of a service, unique within its project.
 *
 * <p>The syntax is that of a service name in the <a
 * href="https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json">Compose
 * specification</a>, kept to 63 characters and starting with a letter or digit so that it is also a
 * host name.
 *
 * @param value the name, such as {@code database}
 */
public record ServiceId(String value) implements Comparable<ServiceId> {
  private static final Pattern SYNTAX = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name has another form
   */
  public ServiceId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a service name is 1 to 63 of a-z A-Z 0-9 . _ - and starts with a letter or digit, got '"
              + value
              + "'");
    }
  }

  /** Orders by name. */
  @Override
  public int compareTo(ServiceId other) {
    return value.compareTo(other.value);
  }

  /** Returns the bare name. */
  @Override
  public String toString() {
    return value;
  }
}
