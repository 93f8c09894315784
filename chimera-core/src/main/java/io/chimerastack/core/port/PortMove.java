package io.chimerastack.core.port;

import io.chimerastack.model.Port;

/**
 * A variable got another port than it had or would have had.
 *
 * @param variable the {@code .env} key, such as {@code WEB_PORT}
 * @param before the port it had, or would have had
 * @param after the port it has now, never {@code before}
 * @param reason why, such as {@code 8000 is leased to blog-3f9a (/home/ada/blog)}
 */
public record PortMove(String variable, Port before, Port after, String reason) {
  /**
   * Checks that it moved.
   *
   * @throws IllegalArgumentException if {@code before} equals {@code after}
   */
  public PortMove {
    if (before.equals(after)) {
      throw new IllegalArgumentException(variable + " did not move from " + before);
    }
  }

  /** Returns {@code variable before -> after (reason)}. */
  @Override
  public String toString() {
    return variable + " " + before + " -> " + after + " (" + reason + ")";
  }
}
