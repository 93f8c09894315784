package io.chimerastack.core.graph;

import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.RelationKind;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The services of one project and the relations that follow from their capabilities and routes.
 *
 * <p>Immutable and always valid: every way to make a graph checks it and reports all problems at
 * once. Graphs are equal when their services are. Services come in role order, then by name.
 *
 * <p>A project runs in several {@linkplain Environment environments}, with services that belong to
 * only some of them. Relations exist between services of one environment; a graph of several holds
 * the relations of each, and {@link #in} gives the graph of one.
 */
public final class ServiceGraph {
  private final Set<Environment> environments;
  private final Map<ServiceId, ServiceNode> nodes;
  private final Map<Environment, Wiring> wirings;
  private final Relations relations;

  private ServiceGraph(
      Set<Environment> environments,
      Map<ServiceId, ServiceNode> nodes,
      Map<Environment, Wiring> wirings) {
    this.environments = Collections.unmodifiableSet(environments);
    this.nodes = Collections.unmodifiableMap(nodes);
    this.wirings = wirings;
    this.relations = new Relations(this.nodes, edges(nodes.values(), wirings.values()));
  }

  /**
   * Relates services of every environment; problems name the component where they are.
   *
   * @throws GraphException with every problem, if the services do not make a valid graph
   */
  public static ServiceGraph of(Collection<ServiceNode> services) {
    return of(services, Provenance.component());
  }

  /**
   * Relates services of every environment.
   *
   * @param services in any order
   * @param provenance tells problems where the services come from
   * @throws GraphException with every problem, if the services do not make a valid graph
   */
  public static ServiceGraph of(Collection<ServiceNode> services, Provenance provenance) {
    Set<Environment> all = EnumSet.allOf(Environment.class);
    return relate(services, all, new Findings(provenance, all));
  }

  static ServiceGraph relate(
      Collection<ServiceNode> services, Set<Environment> environments, Findings findings) {
    Map<ServiceId, ServiceNode> nodes = new LinkedHashMap<>();
    for (ServiceNode node : services.stream().sorted(byPlace()).toList()) {
      ServiceNode first = nodes.putIfAbsent(node.id(), node);
      if (first != null) {
        reportNamesakes(first, node, findings);
      }
    }
    Map<Environment, Wiring> wirings = new EnumMap<>(Environment.class);
    for (Environment environment : environments) {
      wirings.put(environment, Wiring.of(environment, nodes.values(), findings));
    }
    UniqueNames.check(nodes.values(), findings);
    ServiceGraph graph = new ServiceGraph(EnumSet.copyOf(environments), nodes, wirings);
    graph.relations.reportCycles(findings);
    if (!findings.isEmpty()) {
      throw new GraphException(findings.problems());
    }
    return graph;
  }

  /** Returns the environments that the graph covers, in declaration order; never empty. */
  public Set<Environment> environments() {
    return environments;
  }

  /** Returns the services in role order, then by name. */
  public List<ServiceNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Returns the service of that name, if there is one. */
  public Optional<ServiceNode> node(ServiceId id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** Returns all relations, sorted. */
  public List<DependencyEdge> edges() {
    return relations.edges();
  }

  /**
   * Returns what a service needs, sorted.
   *
   * @throws IllegalArgumentException if there is no such service
   */
  public List<DependencyEdge> edgesFrom(ServiceId id) {
    return relations.from(known(id).id());
  }

  /**
   * Returns what needs a service, sorted.
   *
   * @throws IllegalArgumentException if there is no such service
   */
  public List<DependencyEdge> edgesTo(ServiceId id) {
    return relations.to(known(id).id());
  }

  /**
   * Returns the satisfied requirements of a service in manifest order. In the graph of one
   * environment each has exactly one provider; in a graph of several, one may follow the other.
   *
   * @throws IllegalArgumentException if there is no such service
   */
  public List<Usage> usages(ServiceId consumer) {
    ServiceNode node = known(consumer);
    List<Usage> usages = new ArrayList<>();
    Set<List<Object>> seen = new HashSet<>();
    node.uses()
        .forEach(
            requirement ->
                wirings.values().stream()
                    .flatMap(wiring -> wiring.usages(consumer).stream())
                    .filter(usage -> usage.requirement().equals(requirement))
                    .filter(usage -> seen.add(List.of(requirement.name(), usage.provider().id())))
                    .forEach(usages::add));
    return List.copyOf(usages);
  }

  /**
   * Returns what satisfies a requirement, in graph order: nothing if it is optional and unmet, at
   * most one service per environment.
   *
   * @throws IllegalArgumentException if there is no such service
   */
  public List<ServiceNode> providersOf(ServiceId consumer, String requirement) {
    return usages(consumer).stream()
        .filter(usage -> usage.requirement().name().equals(requirement))
        .map(Usage::provider)
        .sorted()
        .toList();
  }

  /**
   * Returns the databases that an admin tool looks after, in graph order; empty for other services.
   *
   * @throws IllegalArgumentException if there is no such service
   */
  public List<Administration> administrations(ServiceId admin) {
    known(admin);
    Map<ServiceId, Administration> found = new LinkedHashMap<>();
    for (Wiring wiring : wirings.values()) {
      wiring.administrations(admin).forEach(one -> found.putIfAbsent(one.database().id(), one));
    }
    return found.values().stream().sorted(Comparator.comparing(Administration::database)).toList();
  }

  /** Returns the routes that hold, longest prefix first, then by service. */
  public List<EffectiveRoute> routes() {
    Map<Wiring.Claim, Set<Environment>> claims = new LinkedHashMap<>();
    wirings.forEach(
        (environment, wiring) ->
            wiring
                .routes()
                .forEach(
                    claim ->
                        claims
                            .computeIfAbsent(claim, key -> EnumSet.noneOf(Environment.class))
                            .add(environment)));
    List<EffectiveRoute> routes = new ArrayList<>();
    claims.forEach(
        (claim, where) ->
            routes.add(new EffectiveRoute(claim.service().id(), claim.route(), where)));
    Collections.sort(routes);
    return Collections.unmodifiableList(routes);
  }

  /** Returns the host ports wanted, in graph order. */
  public List<PublishedPort> publishedPorts() {
    return nodes.values().stream().flatMap(node -> node.publishes().stream()).toList();
  }

  /** Returns the {@code .env} keys of the graph's environments, each once, in graph order. */
  public List<DeclaredVariable> variables() {
    Map<String, DeclaredVariable> variables = new LinkedHashMap<>();
    for (ServiceNode node : nodes.values()) {
      for (InstanceVariable variable : node.variables()) {
        if (variable.environments().stream().anyMatch(environments::contains)) {
          variables.merge(
              variable.name(),
              new DeclaredVariable(node.id(), variable),
              (first, other) -> first.with(other.variable().environments()));
        }
      }
    }
    return List.copyOf(variables.values());
  }

  /** Returns the services so that each comes after all that it needs; ties in graph order. */
  public List<ServiceNode> startOrder() {
    return relations.startOrder();
  }

  /**
   * Returns the graph of one environment: its services and the relations between them.
   *
   * @throws IllegalArgumentException if this graph does not cover the environment
   */
  public ServiceGraph in(Environment environment) {
    Wiring wiring = wirings.get(environment);
    if (wiring == null) {
      throw new IllegalArgumentException("the graph does not cover " + environment.id());
    }
    Map<ServiceId, ServiceNode> present = new LinkedHashMap<>(nodes);
    present.values().removeIf(node -> !node.environments().contains(environment));
    return new ServiceGraph(EnumSet.of(environment), present, Map.of(environment, wiring));
  }

  /** Starts a changed graph. */
  public GraphEdits edit() {
    return new GraphEdits(nodes.values(), environments);
  }

  /**
   * Returns the graph with a service exchanged for its changed copy.
   *
   * @throws GraphException if there is no service of that name, or the new graph is not valid
   */
  public ServiceGraph withNode(ServiceNode node) {
    return edit().replace(node).build();
  }

  /**
   * Returns the graph with the given definitions set; those not named stay.
   *
   * @throws IllegalArgumentException if a definition is of no service here
   */
  public ServiceGraph withDefinitions(Collection<ServiceDefinition> definitions) {
    Map<ServiceId, ServiceNode.Builder> changed = new LinkedHashMap<>();
    for (ServiceDefinition one : definitions) {
      changed
          .computeIfAbsent(one.service(), id -> known(id).toBuilder())
          .definition(one.environment(), one.definition(), one.volumes());
    }
    return with(
        node -> {
          ServiceNode.Builder builder = changed.get(node.id());
          return builder == null ? node : builder.build();
        });
  }

  /**
   * Returns the graph in which every published port has the host port of its variable; a port whose
   * variable is absent is unbound.
   *
   * @param ports by variable, such as {@code WEB_PORT}; keys that no service publishes are ignored
   * @throws GraphException if two published ports get one host port
   */
  public ServiceGraph withBindings(Map<String, Port> ports) {
    return with(
        node -> {
          List<PortBinding> bindings = new ArrayList<>();
          for (PublishedPort published : node.publishes()) {
            Port host = ports.get(published.variable());
            if (host != null) {
              bindings.add(new PortBinding(host, published.container()));
            }
          }
          return bindings.equals(node.bindings())
              ? node
              : node.toBuilder().bindings(bindings).build();
        });
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServiceGraph other
        && environments.equals(other.environments)
        && nodes.equals(other.nodes);
  }

  @Override
  public int hashCode() {
    return nodes.keySet().hashCode();
  }

  /** Returns the names of the services in order. */
  @Override
  public String toString() {
    return nodes.keySet().toString();
  }

  private ServiceGraph with(Function<ServiceNode, ServiceNode> change) {
    return relate(
        nodes.values().stream().map(change).toList(),
        environments,
        new Findings(Provenance.component(), environments));
  }

  private ServiceNode known(ServiceId id) {
    ServiceNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalArgumentException("no service '" + id + "' in " + this);
    }
    return node;
  }

  private static Comparator<ServiceNode> byPlace() {
    return Comparator.<ServiceNode>naturalOrder().thenComparing(ServiceNode::component);
  }

  private static void reportNamesakes(ServiceNode first, ServiceNode second, Findings findings) {
    boolean same = first.component().equals(second.component());
    findings.add(
        "two services are named '%s': of %s and %s"
            .formatted(second.id(), first.component(), second.component()),
        same
            ? "name " + first.component() + " once"
            : "keep one of " + first.component() + ", " + second.component(),
        List.of(first, second));
  }

  private static NavigableSet<DependencyEdge> edges(
      Collection<ServiceNode> nodes, Collection<Wiring> wirings) {
    NavigableSet<DependencyEdge> edges = new TreeSet<>();
    for (Wiring wiring : wirings) {
      for (ServiceNode node : nodes) {
        ServiceId id = node.id();
        for (Usage usage : wiring.usages(id)) {
          edges.add(edge(id, usage.provider(), RelationKind.USES, usage.requirement().name()));
        }
        for (Administration one : wiring.administrations(id)) {
          edges.add(
              edge(
                  id,
                  one.database(),
                  RelationKind.ADMINISTERS,
                  one.provision().capability().value()));
        }
      }
      wiring
          .proxy()
          .ifPresent(
              proxy ->
                  wiring.routes().stream()
                      .filter(claim -> !claim.service().id().equals(proxy.id()))
                      .map(
                          claim ->
                              edge(
                                  proxy.id(),
                                  claim.service(),
                                  RelationKind.ROUTES,
                                  claim.route().path()))
                      .forEach(edges::add));
    }
    return edges;
  }

  private static DependencyEdge edge(
      ServiceId from, ServiceNode to, RelationKind kind, String label) {
    return new DependencyEdge(from, to.id(), kind, label);
  }
}
