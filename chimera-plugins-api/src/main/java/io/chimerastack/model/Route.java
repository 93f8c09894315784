package io.chimerastack.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path prefix that the proxy routes to a service.
 *
 * @param path the prefix, starting and ending with a slash: {@code /}, {@code /api/}
 * @param target how the request is handed on
 * @param fallback whether the route gives way to another service's claim on the same prefix
 * @param environments where the route holds, as far as its service is there; never empty
 */
public record Route(
    String path, RouteTarget target, boolean fallback, Set<Environment> environments) {
  private static final Pattern SYNTAX = Pattern.compile("/([A-Za-z0-9._~-]+/)*");

  /**
   * Checks the prefix and copies the set.
   *
   * @throws IllegalArgumentException if the prefix does not start and end with a slash, or the set
   *     is empty
   */
  public Route {
    if (!SYNTAX.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "a route is a path that starts and ends with '/', got '" + path + "'");
    }
    environments = Collections.unmodifiableSet(EnumSet.copyOf(environments));
  }

  /** Makes a route that holds wherever its service is. */
  public Route(String path, RouteTarget target, boolean fallback) {
    this(path, target, fallback, EnumSet.allOf(Environment.class));
  }
}
