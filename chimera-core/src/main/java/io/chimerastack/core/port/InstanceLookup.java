package io.chimerastack.core.port;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads which instance lives in a directory. It is asked while the registry is locked: it may read
 * files, but must not wait for anybody and must not use the registry.
 */
@FunctionalInterface
public interface InstanceLookup {
  /**
   * Returns the instance whose files stand in {@code directory}; empty if there are none or they
   * cannot be read.
   */
  Optional<KnownInstance> in(Path directory);

  /** Returns a lookup that knows no instance. */
  static InstanceLookup none() {
    return directory -> Optional.empty();
  }
}
