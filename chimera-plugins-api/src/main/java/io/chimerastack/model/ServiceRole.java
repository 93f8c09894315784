package io.chimerastack.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What a service is in its stack. The declaration order is the order of services in everything that
 * is derived from a graph.
 */
public enum ServiceRole {
  /** The one entry for HTTP. */
  PROXY,
  /** The page that shows the stack; it may have no container. */
  DASHBOARD,
  /** What a browser loads. */
  FRONTEND,
  /** The application's API. */
  BACKEND,
  /** Keeps the application's data. */
  DATABASE,
  /** A tool to look into a database. */
  ADMIN,
  /** Anything else: caches, queues, monitoring. */
  EXTRA;

  /** Returns the name as manifests write it, such as {@code database}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the role that manifests write as {@code id}, or empty if there is none. */
  public static Optional<ServiceRole> of(String id) {
    for (ServiceRole role : values()) {
      if (role.id().equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
