package io.chimerastack.model;

/**
 * A host port published for a container port.
 *
 * @param host the port on this machine
 * @param container the port inside the container
 */
public record PortBinding(Port host, Port container) {
  /** Returns {@code host:container}. */
  @Override
  public String toString() {
    return host + ":" + container;
  }
}
