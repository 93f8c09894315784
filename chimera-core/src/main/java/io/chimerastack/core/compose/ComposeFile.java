package io.chimerastack.core.compose;

import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.graph.Usage;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The Compose file of one environment: what the components' authors wrote, together with what
 * follows from the graph.
 *
 * @param environment where it runs
 * @param project the project's name
 * @param services in graph order
 * @param volumes the named volumes by name, in the order of the services that name them
 */
public record ComposeFile(
    Environment environment,
    String project,
    List<ComposeService> services,
    Map<String, Object> volumes) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String NO_NEW_PRIVILEGES = "no-new-privileges";

  /** What still means something about a service of which no container runs. */
  private static final Set<String> OF_AN_IMAGE = Set.of("build", "platform", "scale");

  /** Copies the parts. */
  public ComposeFile {
    services = List.copyOf(services);
    volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
  }

  /**
   * Returns the Compose file of an environment.
   *
   * @param graph a graph that covers the environment and has the definitions for it
   * @param project the project's name
   * @param address where the proxy is published, such as {@code 0.0.0.0}; every other service is
   *     published on {@code 127.0.0.1}
   * @param places tells problems where definitions were written
   * @throws ComposeException with every rule that a definition breaks
   */
  public static ComposeFile of(
      ServiceGraph graph,
      Environment environment,
      String project,
      String address,
      DefinitionPlaces places) {
    return new Composition(graph.in(environment), environment, address)
        .compose(project, EnvKeys.of(graph, environment, project), places);
  }

  /** Puts a Compose file together. */
  private static final class Composition {
    private final ServiceGraph graph;
    private final Environment environment;
    private final String address;
    private final Map<ServiceId, ServiceNode> containers = new LinkedHashMap<>();

    Composition(ServiceGraph graph, Environment environment, String address) {
      this.graph = graph;
      this.environment = environment;
      this.address = address.indexOf(':') < 0 ? address : "[" + address + "]";
      for (ServiceNode node : graph.nodes()) {
        if (node.hasContainer()) {
          containers.put(node.id(), node);
        }
      }
    }

    ComposeFile compose(String project, EnvKeys keys, DefinitionPlaces places) {
      ComposeRules rules = new ComposeRules(keys, built(), places);
      graph.nodes().forEach(rules::checkExports);
      containers.values().forEach(rules::check);
      List<Problem> problems = new ArrayList<>(rules.problems());
      containers.values().forEach(node -> checkExports(node, places, problems));
      Map<String, Object> volumes = volumes(places, problems);
      if (!problems.isEmpty()) {
        throw new ComposeException(problems);
      }
      List<ComposeService> services = new ArrayList<>();
      for (ServiceNode node : containers.values()) {
        services.add(new ComposeService(node.id().value(), comment(node), definition(node)));
      }
      return new ComposeFile(environment, project, services, volumes);
    }

    private String comment(ServiceNode node) {
      return runs(node)
          ? node.description()
          : node.description() + "\nOnly built: what its image holds goes into another image.";
    }

    private Set<String> built() {
      return containers.values().stream()
          .filter(node -> node.definition(environment).get("build") != null)
          .map(node -> node.id().value())
          .collect(Collectors.toSet());
    }

    /** Tells whether a container of the service runs; else its image is only built. */
    private boolean runs(ServiceNode node) {
      return !ComposeRules.onlyBuilt(node.definition(environment));
    }

    private Map<String, Object> volumes(DefinitionPlaces places, List<Problem> problems) {
      Map<String, Volume> volumes = new LinkedHashMap<>();
      for (ServiceNode node : containers.values().stream().filter(this::runs).toList()) {
        node.volumes(environment)
            .forEach(
                (name, value) -> {
                  Volume volume = new Volume(value == null ? Map.of() : value, node);
                  Volume other = volumes.putIfAbsent(name, volume);
                  if (other != null && !other.value().equals(volume.value())) {
                    problems.add(
                        new Problem(
                            "the volume '%s' is declared differently by %s and %s"
                                .formatted(name, other.owner(), node),
                            places.where(node, environment, "volumes"),
                            "declare it the same way, or under another name"));
                  }
                });
      }
      Map<String, Object> values = new LinkedHashMap<>();
      volumes.forEach((name, volume) -> values.put(name, volume.value()));
      return values;
    }

    private record Volume(Object value, ServiceNode owner) {}

    private Map<String, Object> definition(ServiceNode node) {
      Map<String, Object> definition = new LinkedHashMap<>(node.definition(environment));
      if (!runs(node)) {
        definition.keySet().retainAll(OF_AN_IMAGE);
        return definition;
      }
      Map<String, Object> variables = environment(node, definition.get("environment"));
      if (variables.isEmpty()) {
        definition.remove("environment");
      } else {
        definition.put("environment", variables);
      }
      if (environment == Environment.DEVELOPMENT && !node.publishes().isEmpty()) {
        definition.put(
            "ports", node.publishes().stream().map(port -> published(node, port)).toList());
      }
      Map<String, Object> dependencies = dependencies(node);
      if (!dependencies.isEmpty()) {
        definition.put("depends_on", dependencies);
      }
      if (environment == Environment.PRODUCTION) {
        harden(definition);
      }
      return definition;
    }

    private Map<String, Object> environment(ServiceNode node, @Nullable Object written) {
      Map<String, Object> variables = new LinkedHashMap<>();
      if (written instanceof Map<?, ?> map) {
        map.forEach((key, value) -> variables.put(String.valueOf(key), value));
      }
      for (Usage usage : graph.usages(node.id())) {
        for (EnvVar export : usage.provision().exports()) {
          if (!variables.containsKey(export.name())) {
            variables.put(export.name(), export.value());
          }
        }
      }
      return variables;
    }

    private void checkExports(ServiceNode node, DefinitionPlaces places, List<Problem> problems) {
      Map<String, Object> written = new LinkedHashMap<>();
      if (node.definition(environment).get("environment") instanceof Map<?, ?> map) {
        map.forEach((key, value) -> written.put(String.valueOf(key), key));
      }
      Map<String, Export> exports = new LinkedHashMap<>();
      for (Usage usage : graph.usages(node.id())) {
        for (EnvVar variable : usage.provision().exports()) {
          Export export = new Export(variable.value(), usage.provider());
          Export other = exports.putIfAbsent(variable.name(), export);
          if (other != null
              && !other.value().equals(export.value())
              && !written.containsKey(variable.name())) {
            problems.add(
                new Problem(
                    "service '%s' gets '%s' from both %s and %s"
                        .formatted(node.id(), variable.name(), other.provider(), export.provider()),
                    places.where(node, environment, "environment"),
                    "write '%s' under 'environment' in compose.yaml.ftl"
                        .formatted(variable.name())));
          }
        }
      }
    }

    private record Export(String value, ServiceNode provider) {}

    /** The proxy is the one door: whatever its address, all else is for this machine alone. */
    private String published(ServiceNode node, PublishedPort port) {
      return "%s:${%s:?run 'chimera apply' to create .env}:%s"
          .formatted(
              node.role() == ServiceRole.PROXY ? address : LOOPBACK,
              port.variable(),
              port.container());
    }

    private Map<String, Object> dependencies(ServiceNode node) {
      TreeSet<ServiceNode> needed = new TreeSet<>();
      for (DependencyEdge edge : graph.edgesFrom(node.id())) {
        ServiceNode provider = containers.get(edge.to());
        if (provider != null && runs(provider)) {
          needed.add(provider);
        }
      }
      Map<String, Object> dependencies = new LinkedHashMap<>();
      for (ServiceNode provider : needed) {
        dependencies.put(provider.id().value(), Map.of("condition", "service_healthy"));
      }
      return dependencies;
    }

    private static void harden(Map<String, Object> definition) {
      definition.putIfAbsent("restart", "unless-stopped");
      definition.putIfAbsent("logging", logging());
      List<Object> options = new ArrayList<>();
      if (definition.get("security_opt") instanceof List<?> written) {
        options.addAll(written);
      }
      if (options.stream().noneMatch(it -> String.valueOf(it).startsWith(NO_NEW_PRIVILEGES))) {
        options.add(NO_NEW_PRIVILEGES + ":true");
      }
      definition.put("security_opt", options);
    }

    private static Map<String, Object> logging() {
      Map<String, Object> options = new LinkedHashMap<>();
      options.put("max-size", "10m");
      options.put("max-file", "3");
      Map<String, Object> logging = new LinkedHashMap<>();
      logging.put("driver", "json-file");
      logging.put("options", options);
      return logging;
    }
  }
}
