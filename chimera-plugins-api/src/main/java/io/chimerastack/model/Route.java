package io.chimerastack.model;

import java.util.regex.Pattern;

/**
 * A path prefix that the proxy routes to a service.
 *
 * @param path the prefix, starting and ending with a slash: {@code /}, {@code /api/}
 * @param target how the request is handed on
 * @param fallback whether the route gives way to another service's claim on the same prefix
 */
public record Route(String path, RouteTarget target, boolean fallback) {
  private static final Pattern SYNTAX = Pattern.compile("/([A-Za-z0-9._~-]+/)*");

  /**
   * Checks the prefix.
   *
   * @throws IllegalArgumentException if it does not start and end with a slash
   */
  public Route {
    if (!SYNTAX.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "a route is a path that starts and ends with '/', got '" + path + "'");
    }
  }
}
