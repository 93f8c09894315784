package io.chimerastack.model;

import java.util.Locale;

/** What an edge of the service graph means. */
public enum RelationKind {
  /** The proxy sends requests on to a service. */
  ROUTES,
  /** A consumer uses a provider. */
  USES,
  /** An admin tool looks after a database. */
  ADMINISTERS;

  /** Returns the name as text and JSON write it, such as {@code uses}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
