package io.chimerastack.model;

import java.util.List;

/**
 * A capability that a service offers, with the environment it hands to each consumer.
 *
 * @param capability what is offered
 * @param exports what a consumer gets in its environment, in manifest order; may be empty
 */
public record Provision(Capability capability, List<EnvVar> exports) {
  /** Copies the exports. */
  public Provision {
    exports = List.copyOf(exports);
  }
}
