package io.chimerastack.core;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.port.InstanceLookup;
import io.chimerastack.core.port.KnownInstance;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.project.ProjectDirectory;
import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads from a checkout's {@code .env} which instance it is. */
final class KnownCheckouts implements InstanceLookup {
  private static final String PORT_SUFFIX = "_PORT";

  @Override
  public Optional<KnownInstance> in(Path directory) {
    if (!ProjectDirectory.isProject(directory)) {
      return Optional.empty();
    }
    try {
      return ProjectDirectory.open(directory).env().flatMap(KnownCheckouts::instance);
    } catch (ChimeraException e) {
      return Optional.empty(); // a file that cannot be read tells nothing
    }
  }

  private static Optional<KnownInstance> instance(EnvFile env) {
    return env.value(EnvEntry.PROJECT_NAME).map(name -> new KnownInstance(name, ports(env)));
  }

  private static Map<String, Port> ports(EnvFile env) {
    Map<String, Port> ports = new LinkedHashMap<>();
    env.values()
        .forEach(
            (key, value) -> {
              if (key.endsWith(PORT_SUFFIX) && value.matches("[1-9][0-9]{0,4}")) {
                int number = Integer.parseInt(value);
                if (number <= 65_535) {
                  ports.put(key, new Port(number));
                }
              }
            });
    return ports;
  }
}
