package io.chimerastack.model;

import java.util.Locale;

/** Where a project runs; each has its own Compose file. */
public enum Environment {
  /** The developer's machine: {@code docker-compose.yml}. */
  DEVELOPMENT,
  /** A server: {@code docker-compose.prod.yml}. */
  PRODUCTION;

  /** Returns the name as manifests and templates write it, such as {@code production}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
