package io.chimerastack.core;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to create.
 *
 * @param parent the directory in which the project's new directory, named as the project, goes
 * @param blueprint the intent
 * @param ports host ports that must be taken exactly, by service name or by {@code .env} key; may
 *     be empty
 * @param strictPorts whether a port other than the first of its range is refused
 */
public record CreateRequest(
    Path parent, Blueprint blueprint, Map<String, Port> ports, boolean strictPorts) {
  /** Copies the ports, whose order is that in which problems are reported. */
  public CreateRequest {
    ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
  }

  /** Returns a request that leaves every port to Chimera. */
  public static CreateRequest of(Path parent, Blueprint blueprint) {
    return new CreateRequest(parent, blueprint, Map.of(), false);
  }

  /** Returns the project's directory. */
  public Path directory() {
    return parent.resolve(blueprint.name().value());
  }
}
