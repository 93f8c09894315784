package io.chimerastack.core.graph;

import io.chimerastack.model.Environment;
import io.chimerastack.model.Route;
import io.chimerastack.model.RouteTarget;
import io.chimerastack.model.ServiceId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * A route that the proxy really serves: a service's claim that did not give way to another's.
 *
 * @param service the service that answers
 * @param route what it claims
 * @param environments where the claim holds; never empty, in declaration order
 */
public record EffectiveRoute(ServiceId service, Route route, Set<Environment> environments)
    implements Comparable<EffectiveRoute> {
  private static final Comparator<EffectiveRoute> ORDER =
      Comparator.comparingInt((EffectiveRoute route) -> -route.path().length())
          .thenComparing(EffectiveRoute::service)
          .thenComparing(EffectiveRoute::path)
          .thenComparing(route -> route.target().toString())
          .thenComparing(route -> route.route().fallback())
          .thenComparing(route -> route.route().environments().toString());

  /** Copies the set. */
  public EffectiveRoute {
    environments = Collections.unmodifiableSet(EnumSet.copyOf(environments));
  }

  /** Returns the prefix, starting and ending with a slash. */
  public String path() {
    return route.path();
  }

  /** Returns how the request is handed on. */
  public RouteTarget target() {
    return route.target();
  }

  /** Orders the longest prefix first, then by service. */
  @Override
  public int compareTo(EffectiveRoute other) {
    return ORDER.compare(this, other);
  }
}
