package io.chimerastack.core.render;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.compose.EnvKeys;
import io.chimerastack.core.graph.Administration;
import io.chimerastack.core.graph.EffectiveRoute;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.graph.Usage;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Connection;
import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.HealthReport;
import io.chimerastack.model.Provision;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.Route;
import io.chimerastack.model.RouteTarget;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What templates see of a project: plain maps, lists, strings, numbers and booleans. {@code
 * docs/reference/template-model.md} describes it key by key.
 */
final class GraphModel {
  private final ServiceGraph graph;
  private final Map<Environment, ServiceGraph> byEnvironment = new EnumMap<>(Environment.class);
  private final Map<Environment, List<Object>> variables = new EnumMap<>(Environment.class);
  private final Map<ComponentId, String> directories = new HashMap<>();
  private final Map<ServiceId, Map<String, Object>> services = new LinkedHashMap<>();
  private final Map<String, Object> project;
  private final List<Object> allServices;
  private final List<Object> routes;
  private final List<Object> edges;

  GraphModel(Resolution resolution) {
    this.graph = resolution.graph();
    for (Component component : resolution.components()) {
      directories.put(component.id(), component.directory());
    }
    String name = resolution.blueprint().name().value();
    for (Environment environment : Environment.values()) {
      byEnvironment.put(environment, graph.in(environment));
      variables.put(environment, variables(EnvKeys.of(graph, environment, name)));
    }
    this.project = project(resolution.blueprint());
    graph.nodes().forEach(node -> services.put(node.id(), service(node)));
    this.allServices = List.copyOf(services.values());
    this.routes = list(graph.routes(), this::route);
    this.edges = list(graph.edges(), GraphModel::edge);
  }

  /** Returns what the files of a stack see. */
  Map<String, Object> ofStack() {
    Map<String, Object> model = shared(Environment.DEVELOPMENT);
    model.put("versions", Map.of());
    model.put("uses", Map.of());
    return model;
  }

  /** Returns what the files and conditions of a component see. */
  Map<String, Object> ofFiles(Component component) {
    return of(component, Environment.DEVELOPMENT, graph);
  }

  /** Returns what a component's Compose fragments see. */
  Map<String, Object> ofFragment(Component component, Environment environment) {
    return of(component, environment, byEnvironment.getOrDefault(environment, graph));
  }

  private Map<String, Object> of(Component component, Environment environment, ServiceGraph seen) {
    Map<String, Object> model = shared(environment);
    model.put("versions", component.versions());
    Map<String, Object> uses = new LinkedHashMap<>();
    component
        .service()
        .flatMap(seen::node)
        .ifPresent(
            node -> {
              model.put("service", services.getOrDefault(node.id(), Map.of()));
              for (Usage usage : seen.usages(node.id())) {
                uses.putIfAbsent(
                    usage.requirement().name(), provider(usage.provider(), usage.provision()));
              }
              for (Administration one : seen.administrations(node.id())) {
                model.putIfAbsent("administers", provider(one.database(), one.provision()));
              }
            });
    model.put("uses", uses);
    return model;
  }

  private Map<String, Object> shared(Environment environment) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("project", project);
    model.put("environment", environment.id());
    model.put("services", allServices);
    model.put("routes", routes);
    model.put("edges", edges);
    model.put("variables", variables.getOrDefault(environment, List.of()));
    return model;
  }

  private static Map<String, Object> project(Blueprint blueprint) {
    String name = blueprint.name().value();
    Map<String, Object> project = new LinkedHashMap<>();
    project.put("name", name);
    project.put("identifier", name.replace('-', '_'));
    project.put("stack", blueprint.stack().orElse(""));
    project.put("variant", blueprint.variant().orElse(""));
    project.put("address", blueprint.address());
    return project;
  }

  private Map<String, Object> service(ServiceNode node) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("id", node.id().value());
    service.put("role", node.role().id());
    service.put("title", node.title());
    service.put("description", node.description());
    service.put("component", node.component().value());
    service.put("directory", directories.getOrDefault(node.component(), node.id().value()));
    service.put("container", node.hasContainer());
    service.put("environments", environments(node.environments()));
    service.put("ports", list(node.publishes(), GraphModel::port));
    service.put("routes", list(node.routes(), route -> claim(node, route)));
    service.put("uses", list(graph.usages(node.id()), GraphModel::use));
    for (Administration one : graph.administrations(node.id())) {
      service.putIfAbsent("administers", administered(one));
    }
    node.health().ifPresent(health -> service.put("health", health(health)));
    service.put("connections", list(node.connections(), GraphModel::connection));
    service.put("provides", list(node.provides(), provision -> provision.capability().value()));
    return service;
  }

  private static Map<String, Object> provider(ServiceNode node, Provision provision) {
    Map<String, Object> provider = new LinkedHashMap<>();
    provider.put("id", node.id().value());
    provider.put("role", node.role().id());
    provider.put("title", node.title());
    provider.put("component", node.component().value());
    provider.put("capability", provision.capability().value());
    Map<String, Object> exports = new LinkedHashMap<>();
    for (EnvVar export : provision.exports()) {
      exports.put(export.name(), export.value());
    }
    provider.put("exports", exports);
    provider.put("ports", list(node.publishes(), GraphModel::port));
    return provider;
  }

  private static Map<String, Object> use(Usage usage) {
    Map<String, Object> use = new LinkedHashMap<>();
    use.put("name", usage.requirement().name());
    use.put("id", usage.provider().id().value());
    return use;
  }

  private static Map<String, Object> administered(Administration one) {
    Map<String, Object> database = new LinkedHashMap<>();
    database.put("id", one.database().id().value());
    database.put("capability", one.provision().capability().value());
    return database;
  }

  private static Map<String, Object> port(PublishedPort published) {
    Map<String, Object> port = new LinkedHashMap<>();
    port.put("container", published.container().number());
    port.put("variable", published.variable());
    port.put("purpose", published.purpose());
    return port;
  }

  private Map<String, Object> route(EffectiveRoute effective) {
    ServiceNode node = graph.node(effective.service()).orElseThrow();
    Map<String, Object> route = route(node, effective.route());
    node.health().ifPresent(health -> route.put("health", Map.of("path", health.path())));
    route.put("environments", environments(effective.environments()));
    return route;
  }

  private static Map<String, Object> claim(ServiceNode node, Route claim) {
    Map<String, Object> route = route(node, claim);
    route.put("environments", environments(claim.environments()));
    return route;
  }

  private static Map<String, Object> route(ServiceNode node, Route claim) {
    RouteTarget target = claim.target();
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("path", claim.path());
    route.put("protocol", target.protocol());
    route.put("service", node.id().value());
    if (target instanceof RouteTarget.Http http) {
      route.put("port", http.port().number());
    } else if (target instanceof RouteTarget.FastCgi fastCgi) {
      route.put("port", fastCgi.port().number());
      route.put("script", fastCgi.script());
    } else if (target instanceof RouteTarget.Files files) {
      route.put("directory", files.directory());
      route.put("singlePage", files.singlePage());
    }
    return route;
  }

  private static Map<String, Object> health(HealthReport report) {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("path", report.path());
    health.put("reports", report.reports());
    return health;
  }

  private static Map<String, Object> connection(Connection connection) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", connection.title());
    map.put("text", connection.text());
    return map;
  }

  private static Map<String, Object> edge(DependencyEdge edge) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", edge.from().value());
    map.put("to", edge.to().value());
    map.put("kind", edge.kind().id());
    map.put("label", edge.label());
    return map;
  }

  private static List<Object> variables(EnvKeys keys) {
    return list(keys.entries(), GraphModel::variable);
  }

  private static Map<String, Object> variable(EnvEntry entry) {
    Map<String, Object> variable = new LinkedHashMap<>();
    variable.put("name", entry.name());
    variable.put("value", entry.value());
    variable.put("secret", entry.secret());
    variable.put("port", entry.port());
    variable.put("comment", entry.comment());
    variable.put("service", entry.service());
    return variable;
  }

  private static List<Object> environments(Set<Environment> environments) {
    return list(environments, Environment::id);
  }

  private static <T> List<Object> list(Iterable<T> values, Function<T, Object> toPlain) {
    List<Object> list = new ArrayList<>();
    for (T value : values) {
      list.add(toPlain.apply(value));
    }
    return List.copyOf(list);
  }
}
