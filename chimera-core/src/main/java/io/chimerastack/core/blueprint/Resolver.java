package io.chimerastack.core.blueprint;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds in a catalog what a blueprint asks for. */
public final class Resolver {
  private final Blueprint blueprint;
  private final Catalog catalog;
  private final SortedMap<ComponentId, Component> components = new TreeMap<>();
  private final Map<ComponentId, String> places = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable ChimeraException cause;

  private Resolver(Blueprint blueprint, Catalog catalog) {
    this.blueprint = blueprint;
    this.catalog = catalog;
  }

  /**
   * Resolves a blueprint: the components of its stack and variant, those it adds, and those that
   * every project has, each once; and the graph of their services.
   *
   * @throws BlueprintException with every problem, if the catalog lacks what the blueprint names,
   *     or has it broken
   * @throws io.chimerastack.core.graph.GraphException with every problem, if the services do not go
   *     together; its problems stand at the line of the blueprint that asks for the service
   */
  public static Resolution resolve(Blueprint blueprint, Catalog catalog) {
    return new Resolver(blueprint, catalog).resolve();
  }

  private Resolution resolve() {
    Optional<Stack> stack =
        blueprint.stack().flatMap(id -> find(() -> catalog.stack(id), place("stack")));
    Optional<String> variant =
        stack.flatMap(
            found -> find(() -> found.variant(blueprint.variant().orElse("")), variantPlace()));
    blueprint.components().forEach(id -> add(id, blueprint.places().component(id)));
    if (stack.isPresent()) {
      stack.get().components().forEach(id -> add(id, place("stack")));
      variant
          .map(key -> stack.get().components(key))
          .ifPresent(chosen -> chosen.forEach(id -> add(id, variantPlace())));
    }
    find(catalog::defaults, place("")).ifPresent(ids -> ids.forEach(id -> add(id, place(""))));
    if (!problems.isEmpty()) {
      throw new BlueprintException(problems, cause);
    }
    Blueprint complete =
        stack.map(found -> blueprint.withStack(found.id(), variant.orElse(""))).orElse(blueprint);
    return new Resolution(complete, relate(), components.values(), stack.orElse(null));
  }

  /** Adds a component once; what is named first says where it comes from. */
  private void add(ComponentId id, String place) {
    if (places.putIfAbsent(id, place) == null) {
      find(() -> catalog.component(id), place).ifPresent(found -> components.put(id, found));
    }
  }

  private ServiceGraph relate() {
    return ServiceGraph.of(
        components.values().stream().flatMap(component -> component.toNode().stream()).toList(),
        new CatalogProvenance(blueprint, catalog, places));
  }

  /** Looks something up; what is wrong without a place of its own is wrong at {@code place}. */
  private <T> Optional<T> find(Supplier<T> lookup, String place) {
    try {
      return Optional.of(lookup.get());
    } catch (ChimeraException failure) {
      cause = cause == null ? failure : cause;
      problems.addAll(located(failure.problems(), place));
      return Optional.empty();
    }
  }

  private String place(String key) {
    return blueprint.places().key(key);
  }

  private String variantPlace() {
    return place(blueprint.variant().isPresent() ? "variant" : "stack");
  }

  private static Collection<Problem> located(List<Problem> problems, String place) {
    return problems.stream()
        .map(problem -> problem.where().isEmpty() ? problem.withWhere(place) : problem)
        .toList();
  }
}
