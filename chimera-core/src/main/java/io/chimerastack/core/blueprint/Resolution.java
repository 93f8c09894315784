package io.chimerastack.core.blueprint;

import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.graph.ServiceGraph;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a blueprint means with one catalog: its components and the graph of their services. */
public final class Resolution {
  private final Blueprint blueprint;
  private final ServiceGraph graph;
  private final List<Component> components;
  private final @Nullable Stack stack;

  /**
   * Joins the parts.
   *
   * @param blueprint the blueprint with nothing left open
   * @param graph the services of the components
   * @param components all components, in any order
   * @param stack the stack that the blueprint names; null if it names none
   */
  public Resolution(
      Blueprint blueprint,
      ServiceGraph graph,
      Collection<Component> components,
      @Nullable Stack stack) {
    this.blueprint = blueprint;
    this.graph = graph;
    this.components = components.stream().sorted(Comparator.comparing(Component::id)).toList();
    this.stack = stack;
  }

  /**
   * Returns the blueprint with nothing left open: the stack by its plain id, the variant named even
   * where the user left the choice to the stack.
   */
  public Blueprint blueprint() {
    return blueprint;
  }

  /** Returns the services and their relations. */
  public ServiceGraph graph() {
    return graph;
  }

  /** Returns all components, those without a service too, ordered by id. */
  public List<Component> components() {
    return components;
  }

  /** Returns the stack that the blueprint names, if it names one. */
  public Optional<Stack> stack() {
    return Optional.ofNullable(stack);
  }

  /** Returns the same resolution with more known about its services. */
  public Resolution withGraph(ServiceGraph changed) {
    return new Resolution(blueprint, changed, components, stack);
  }

  /** Returns the blueprint and the services, for people. */
  @Override
  public String toString() {
    return blueprint + " -> " + graph;
  }
}
