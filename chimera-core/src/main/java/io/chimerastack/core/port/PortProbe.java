package io.chimerastack.core.port;

import io.chimerastack.model.Port;

/** Tells whether a port of this machine is free at this moment. */
@FunctionalInterface
public interface PortProbe {
  /** Tells whether nothing on this machine uses {@code port} now. */
  boolean free(Port port);

  /**
   * Tells whether the instance that has held {@code port} until now can take it again. Like {@link
   * #free}, but connections of that instance which are closed and only wait to be forgotten by the
   * operating system do not count.
   */
  default boolean freeAgain(Port port) {
    return free(port);
  }
}
