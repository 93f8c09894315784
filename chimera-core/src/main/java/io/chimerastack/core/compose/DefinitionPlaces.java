package io.chimerastack.core.compose;

import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceNode;

/** Knows where the keys of services' definitions were written. */
@FunctionalInterface
public interface DefinitionPlaces {
  /**
   * Returns the place of a key, such as {@code base/database/mysql/compose.yaml.ftl:4:5}.
   *
   * @param key a key of the Compose service; empty for the service itself
   */
  String where(ServiceNode service, Environment environment, String key);

  /** Returns places that name the component only. */
  static DefinitionPlaces component() {
    return (service, environment, key) -> "component " + service.component();
  }
}
