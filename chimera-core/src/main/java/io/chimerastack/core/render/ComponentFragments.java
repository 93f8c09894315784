package io.chimerastack.core.render;

import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.compose.ComposeFragment;
import io.chimerastack.core.graph.ServiceDefinition;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.render.TemplateSandbox.TemplateFailure;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rendered Compose fragments of all components, and where their keys stand. */
final class ComponentFragments {
  private final GraphModel model;
  private final List<Problem> problems;
  private final List<ServiceDefinition> definitions = new ArrayList<>();
  private final Map<Place, ComposeFragment> fragments = new HashMap<>();

  private record Place(ServiceId service, Environment environment) {}

  ComponentFragments(GraphModel model, List<Problem> problems) {
    this.model = model;
    this.problems = problems;
  }

  /** Renders and reads the fragments of a component. */
  void add(Component component, TemplateSandbox sandbox) {
    ServiceNode node = component.toNode().orElse(null);
    if (node == null || !node.hasContainer()) {
      refuseFragments(component);
      return;
    }
    String development = Component.fragment(Environment.DEVELOPMENT);
    String production = Component.fragment(Environment.PRODUCTION);
    boolean both = component.files().contains(development);
    boolean onlyProduction =
        !both
            && component.files().contains(production)
            && !node.environments().contains(Environment.DEVELOPMENT);
    if (!both && !onlyProduction) {
      problems.add(
          new Problem(
              "component '%s' has a container, but no %s".formatted(component.id(), development),
              component.locate(development),
              "write its service there, or 'container: false' in template.yaml",
              Rule.FRAGMENT_MISSING));
      return;
    }
    for (Environment environment : node.environments()) {
      fragment(component, sandbox, node.id(), environment)
          .ifPresent(
              fragment -> {
                fragments.put(new Place(node.id(), environment), fragment);
                definitions.add(fragment.toDefinition(environment));
              });
    }
  }

  private void refuseFragments(Component component) {
    for (Environment environment : Environment.values()) {
      String fragment = Component.fragment(environment);
      if (component.files().contains(fragment)) {
        problems.add(
            new Problem(
                "component '%s' has no container, but a Compose fragment".formatted(component.id()),
                component.locate(fragment),
                "drop the fragment",
                Rule.FRAGMENT_MISSING));
      }
    }
  }

  private Optional<ComposeFragment> fragment(
      Component component, TemplateSandbox sandbox, ServiceId service, Environment environment) {
    String development = Component.fragment(Environment.DEVELOPMENT);
    Optional<ComposeFragment> base =
        component.files().contains(development)
            ? read(component, sandbox, service, environment, development)
            : Optional.of(ComposeFragment.empty(service, component.locate(development)));
    String production = Component.fragment(Environment.PRODUCTION);
    if (environment == Environment.DEVELOPMENT || !component.files().contains(production)) {
      return base;
    }
    Optional<ComposeFragment> difference =
        read(component, sandbox, service, environment, production);
    return base.isPresent() && difference.isPresent()
        ? Optional.of(base.get().overlaidBy(difference.get()))
        : Optional.empty();
  }

  private Optional<ComposeFragment> read(
      Component component,
      TemplateSandbox sandbox,
      ServiceId service,
      Environment environment,
      String path) {
    try {
      String text = sandbox.render(path, model.ofFragment(component, environment));
      return Optional.of(ComposeFragment.parse(text, source(component, path, text), service));
    } catch (TemplateFailure e) {
      problems.add(e.problem());
    } catch (ChimeraException e) {
      problems.addAll(e.problems());
    }
    return Optional.empty();
  }

  /** Returns the template's name where lines agree with it, so that problems point at it. */
  private static String source(Component component, String path, String rendered) {
    String template = new String(component.read(path), StandardCharsets.UTF_8);
    boolean linesAgree = template.lines().count() == rendered.lines().count();
    return component.locate(path) + (linesAgree ? "" : " (as rendered)");
  }

  /** Returns the definitions read so far. */
  List<ServiceDefinition> definitions() {
    return definitions;
  }

  /** Returns where a key of a service stands. */
  String where(ServiceNode service, Environment environment, String key) {
    ComposeFragment fragment = fragments.get(new Place(service.id(), environment));
    return fragment == null ? "component " + service.component() : fragment.where(key);
  }
}
