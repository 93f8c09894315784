package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * A container port that a service wants published on the host. Which host port it gets is decided
 * per checkout and stands in {@code .env} under {@code variable}.
 *
 * @param container the port inside the container
 * @param variable the {@code .env} key that holds the host port, such as {@code WEB_PORT}
 * @param range the key of the range in {@code config/ports.yaml}, {@code <role>/<technology>}
 * @param purpose a few words for people, such as {@code web} or {@code SQL}
 */
public record PublishedPort(Port container, String variable, String range, String purpose) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern RANGE = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*");

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if the variable or the range key has another form
   */
  public PublishedPort {
    if (!VARIABLE.matcher(variable).matches()) {
      throw new IllegalArgumentException(
          "a variable is upper case A-Z 0-9 _, got '" + variable + "'");
    }
    if (!RANGE.matcher(range).matches()) {
      throw new IllegalArgumentException("a range is <role>/<technology>, got '" + range + "'");
    }
  }
}
