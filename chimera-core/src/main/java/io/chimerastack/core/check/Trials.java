package io.chimerastack.core.check;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.ProjectName;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Provision;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides which projects show whether the templates in scope work: each stack in each variant; each
 * component that no such stack has alone with what it needs, once for each capability that it
 * accepts.
 */
final class Trials {
  private static final ProjectName NAME = new ProjectName("shop");

  private final Catalog catalog;
  private final Set<String> stacks;
  private final Set<ComponentId> components;
  private final boolean whole;
  private final List<Trial> trials = new ArrayList<>();
  private final List<Problem> untested = new ArrayList<>();
  private final Set<ComponentId> seen = new TreeSet<>();

  /**
   * Prepares.
   *
   * @param stacks the ids of the stacks in scope that can be read
   * @param components the ids of the components in scope that can be read
   * @param whole whether the scope is a whole pack, so that stacks elsewhere are none of its
   *     business
   */
  Trials(Catalog catalog, Set<String> stacks, Set<ComponentId> components, boolean whole) {
    this.catalog = catalog;
    this.stacks = stacks;
    this.components = components;
    this.whole = whole;
  }

  /** Decides. */
  Trials decide() {
    for (String id : stacks) {
      addStack(catalog.stack(id), false);
    }
    if (!whole && !components.isEmpty()) {
      for (String id : catalog.stackIds()) {
        if (!stacks.contains(id)) {
          read(id).ifPresent(stack -> addStack(stack, true));
        }
      }
    }
    for (ComponentId id : components) {
      if (!seen.contains(id)) {
        addComponent(catalog.component(id));
      }
    }
    return this;
  }

  /** Returns the projects to make, stacks first. */
  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** Returns what cannot be tried, and why. */
  List<Problem> untested() {
    return List.copyOf(untested);
  }

  private Optional<Stack> read(String id) {
    try {
      return Optional.of(catalog.stack(id));
    } catch (ChimeraException elsewhere) {
      return Optional.empty();
    }
  }

  private void addStack(Stack stack, boolean onlyIfItHasOurs) {
    List<String> variants =
        stack.variants().map(found -> List.copyOf(found.choices().keySet())).orElse(List.of(""));
    for (String variant : variants) {
      List<ComponentId> parts = stack.components(variant);
      if (!onlyIfItHasOurs || parts.stream().anyMatch(components::contains)) {
        seen.addAll(parts);
        trials.add(
            new Trial(
                stack.id() + (variant.isEmpty() ? "" : " " + variant),
                Blueprint.of(NAME).withStack(stack.id(), variant),
                stack.id(),
                variant,
                stack.locate("template.yaml")));
      }
    }
  }

  private void addComponent(Component component) {
    List<Capability> alternatives = alternatives(component);
    if (alternatives.isEmpty()) {
      addComponent(component, Optional.empty());
    }
    alternatives.forEach(capability -> addComponent(component, Optional.of(capability)));
  }

  /** What the component accepts for its first requirement that something provides. */
  private List<Capability> alternatives(Component component) {
    List<Capability> accepted = new ArrayList<>(component.administers());
    component.uses().stream().map(Requirement::accepts).forEach(accepted::addAll);
    Collection<Capability> always = provided(catalog.defaults());
    return accepted.stream()
        .distinct()
        .filter(capability -> !always.contains(capability))
        .filter(capability -> provider(capability, component, List.of()).isPresent())
        .toList();
  }

  private void addComponent(Component component, Optional<Capability> preferred) {
    Set<ComponentId> parts = new LinkedHashSet<>(List.of(component.id()));
    Deque<Component> open = new ArrayDeque<>(List.of(component));
    while (!open.isEmpty()) {
      Component consumer = open.remove();
      for (List<Capability> accepted : needs(consumer, preferred)) {
        Set<Capability> have = provided(parts);
        have.addAll(provided(catalog.defaults()));
        if (accepted.stream().noneMatch(have::contains)) {
          Optional<Component> provider = provider(accepted, preferred, consumer, parts);
          if (provider.isEmpty()) {
            untested.add(unmet(component, consumer, accepted));
            return;
          }
          parts.add(provider.get().id());
          open.add(provider.get());
        }
      }
    }
    trials.add(
        new Trial(
            component.id() + preferred.map(capability -> " with " + capability).orElse(""),
            Blueprint.of(NAME).withComponents(parts),
            "",
            "",
            component.locate("template.yaml")));
  }

  /** What must be there for a component to work: any one of each list. */
  private static List<List<Capability>> needs(Component component, Optional<Capability> preferred) {
    List<List<Capability>> needs = new ArrayList<>();
    for (Requirement requirement : component.uses()) {
      if (requirement.required() || preferred.filter(requirement.accepts()::contains).isPresent()) {
        needs.add(requirement.accepts());
      }
    }
    if (!component.administers().isEmpty()) {
      needs.add(component.administers());
    }
    return needs;
  }

  private Optional<Component> provider(
      List<Capability> accepted,
      Optional<Capability> preferred,
      Component consumer,
      Collection<ComponentId> parts) {
    List<Capability> order = new ArrayList<>(accepted);
    preferred.filter(order::remove).ifPresent(capability -> order.add(0, capability));
    return order.stream()
        .flatMap(capability -> provider(capability, consumer, parts).stream())
        .findFirst();
  }

  /** The first component that provides a capability under a service name that is still free. */
  private Optional<Component> provider(
      Capability capability, Component consumer, Collection<ComponentId> parts) {
    Set<ServiceId> names =
        parts.stream()
            .flatMap(id -> catalog.component(id).service().stream())
            .collect(Collectors.toSet());
    consumer.service().ifPresent(names::add);
    for (ComponentId id : catalog.componentIds()) {
      Optional<Component> candidate = readable(id);
      if (candidate.isPresent()
          && provides(candidate.get(), capability)
          && candidate.get().service().filter(name -> !names.contains(name)).isPresent()
          && (!consumer.administers().contains(capability)
              || candidate.get().role().equals(Optional.of(ServiceRole.DATABASE)))) {
        return candidate;
      }
    }
    return Optional.empty();
  }

  private Optional<Component> readable(ComponentId id) {
    try {
      return Optional.of(catalog.component(id));
    } catch (ChimeraException broken) {
      return Optional.empty();
    }
  }

  private static boolean provides(Component component, Capability capability) {
    return component.provides().stream()
        .map(Provision::capability)
        .anyMatch(offered -> offered.equals(capability));
  }

  private Set<Capability> provided(Collection<ComponentId> ids) {
    Set<Capability> provided = new LinkedHashSet<>();
    for (ComponentId id : ids) {
      readable(id)
          .ifPresent(
              component -> component.provides().forEach(offer -> provided.add(offer.capability())));
    }
    return provided;
  }

  private static Problem unmet(Component component, Component consumer, List<Capability> accepted) {
    String needed = accepted.stream().map(Capability::value).collect(Collectors.joining(" or "));
    return new Problem(
        "component '%s' was tried in no project: no component provides %s%s"
            .formatted(
                component.id(),
                needed,
                consumer.equals(component) ? "" : ", which '" + consumer.id() + "' needs"),
        consumer.locate("template.yaml"),
        "add a component that provides it, or name the pack that has one with --templates",
        Rule.UNTESTED);
  }
}
