package io.chimerastack.model;

import java.util.List;

/**
 * A capability that a service uses. Exactly one provider must match one of {@code accepts}; when
 * the requirement is not {@code required}, none may.
 *
 * @param name what the consumer calls it, such as {@code database}; unique within the service
 * @param accepts any one of these serves; never empty
 * @param required whether the project is wrong without a provider
 */
public record Requirement(String name, List<Capability> accepts, boolean required) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if nothing is accepted
   */
  public Requirement {
    accepts = List.copyOf(accepts);
    if (accepts.isEmpty()) {
      throw new IllegalArgumentException("requirement '" + name + "' accepts nothing");
    }
  }
}
