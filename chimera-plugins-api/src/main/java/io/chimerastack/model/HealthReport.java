package io.chimerastack.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a running service tells how it is. The answer is a JSON object; {@code checks.<name>} in it
 * is {@code "ok"} for each requirement in {@code reports} whose provider answers.
 *
 * @param path the absolute path below the service's own route, such as {@code /api/health}
 * @param reports the names of the requirements that the answer covers; may be empty
 */
public record HealthReport(String path, List<String> reports) {
  private static final Pattern SYNTAX = Pattern.compile("/[A-Za-z0-9._~/-]*");

  /**
   * Checks the path and copies the list.
   *
   * @throws IllegalArgumentException if the path is not absolute
   */
  public HealthReport {
    reports = List.copyOf(reports);
    if (!SYNTAX.matcher(path).matches()) {
      throw new IllegalArgumentException("a health path starts with '/', got '" + path + "'");
    }
  }
}
