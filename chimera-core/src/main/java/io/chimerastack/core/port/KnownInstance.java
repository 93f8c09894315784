package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.util.Map;

/**
 * What the files of a checkout say about its instance.
 *
 * @param instance the instance's id, {@code COMPOSE_PROJECT_NAME} of its {@code .env}
 * @param ports its host ports by variable; copied, possibly empty
 */
public record KnownInstance(String instance, Map<String, Port> ports) {
  /** Copies the ports. */
  public KnownInstance {
    ports = Map.copyOf(ports);
  }
}
