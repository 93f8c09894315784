package io.chimerastack.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service of a project: what it is, offers and needs, and how Compose runs it. Immutable; built
 * with {@link #builder}.
 *
 * <p>A definition is a Compose service in Compose's own syntax: a map in document order whose
 * values are {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code null}, lists and
 * maps of these. It holds only what the component's author wrote; what follows from the graph
 * (published ports, {@code depends_on}, stitched environment) is added when the Compose file is
 * written.
 */
public final class ServiceNode implements Comparable<ServiceNode> {
  private final ServiceId id;
  private final ServiceRole role;
  private final ComponentId component;
  private final String title;
  private final String description;
  private final Set<Environment> environments;
  private final boolean container;
  private final List<Provision> provides;
  private final List<Requirement> uses;
  private final List<Capability> administers;
  private final List<PublishedPort> publishes;
  private final List<PortBinding> bindings;
  private final List<Route> routes;
  private final @Nullable HealthReport health;
  private final List<InstanceVariable> variables;
  private final List<Connection> connections;
  private final Map<Environment, Map<String, Object>> definitions;
  private final Map<Environment, Map<String, Object>> volumes;

  private ServiceNode(Builder builder) {
    this.id = builder.id;
    this.role = builder.role;
    this.component = builder.component;
    this.title = builder.title;
    this.description = builder.description;
    this.environments = Collections.unmodifiableSet(EnumSet.copyOf(builder.environments));
    this.container = builder.container;
    this.provides = List.copyOf(builder.provides);
    this.uses = List.copyOf(builder.uses);
    this.administers = List.copyOf(builder.administers);
    this.publishes = List.copyOf(builder.publishes);
    this.bindings = List.copyOf(builder.bindings);
    this.routes = List.copyOf(builder.routes);
    this.health = builder.health;
    this.variables = List.copyOf(builder.variables);
    this.connections = List.copyOf(builder.connections);
    this.definitions = copyByEnvironment(builder.definitions);
    this.volumes = copyByEnvironment(builder.volumes);
  }

  /** Starts a node that runs in both environments, in a container, and relates to nothing. */
  public static Builder builder(ServiceId id, ServiceRole role, ComponentId component) {
    return new Builder(id, role, component);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    Builder copy = new Builder(id, role, component);
    copy.title = title;
    copy.description = description;
    copy.environments = EnumSet.copyOf(environments);
    copy.container = container;
    copy.provides = provides;
    copy.uses = uses;
    copy.administers = administers;
    copy.publishes = publishes;
    copy.bindings = bindings;
    copy.routes = routes;
    copy.health = health;
    copy.variables = variables;
    copy.connections = connections;
    copy.definitions.putAll(definitions);
    copy.volumes.putAll(volumes);
    return copy;
  }

  /** Returns the service's name. */
  public ServiceId id() {
    return id;
  }

  /** Returns what the service is in its stack. */
  public ServiceRole role() {
    return role;
  }

  /** Returns the component that the service comes from. */
  public ComponentId component() {
    return component;
  }

  /** Returns a few words for people, such as {@code MySQL}. */
  public String title() {
    return title;
  }

  /** Returns one sentence for people. */
  public String description() {
    return description;
  }

  /** Returns the environments that the service runs in; never empty. */
  public Set<Environment> environments() {
    return environments;
  }

  /** Tells whether Compose runs a container for the service. */
  public boolean hasContainer() {
    return container;
  }

  /** Returns what the service offers, in manifest order. */
  public List<Provision> provides() {
    return provides;
  }

  /** Returns what the service uses, in manifest order. */
  public List<Requirement> uses() {
    return uses;
  }

  /** Returns the database capabilities that the service administers; empty for all but admins. */
  public List<Capability> administers() {
    return administers;
  }

  /** Returns the ports that the service wants on the host, in manifest order. */
  public List<PublishedPort> publishes() {
    return publishes;
  }

  /** Returns the host ports that this checkout has leased; empty before allocation. */
  public List<PortBinding> bindings() {
    return bindings;
  }

  /** Returns the path prefixes that the service answers, in manifest order. */
  public List<Route> routes() {
    return routes;
  }

  /** Returns where the service tells how it is, if it does. */
  public Optional<HealthReport> health() {
    return Optional.ofNullable(health);
  }

  /** Returns the {@code .env} keys that the service needs, published ports aside. */
  public List<InstanceVariable> variables() {
    return variables;
  }

  /** Returns how a person reaches the service from this machine. */
  public List<Connection> connections() {
    return connections;
  }

  /** Returns the Compose service as its author wrote it; empty without a container. */
  public Map<String, Object> definition(Environment environment) {
    return definitions.getOrDefault(environment, Map.of());
  }

  /** Returns the top-level Compose volumes that the definition names, by volume name. */
  public Map<String, Object> volumes(Environment environment) {
    return volumes.getOrDefault(environment, Map.of());
  }

  /** Orders by role, then name: the order of everything derived from a graph. */
  @Override
  public int compareTo(ServiceNode other) {
    int byRole = role.compareTo(other.role);
    return byRole != 0 ? byRole : id.compareTo(other.id);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServiceNode other && state().equals(other.state());
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + component.hashCode();
  }

  /** Returns {@code id (component)}. */
  @Override
  public String toString() {
    return id + " (" + component + ")";
  }

  private List<Object> state() {
    return List.of(
        id,
        role,
        component,
        title,
        description,
        environments,
        container,
        provides,
        uses,
        administers,
        publishes,
        bindings,
        routes,
        health(),
        variables,
        connections,
        definitions,
        volumes);
  }

  private static Map<Environment, Map<String, Object>> copyByEnvironment(
      Map<Environment, Map<String, Object>> source) {
    Map<Environment, Map<String, Object>> copy = new LinkedHashMap<>();
    for (Environment environment : Environment.values()) {
      Map<String, Object> values = source.get(environment);
      if (values != null && !values.isEmpty()) {
        copy.put(environment, copyMap(values));
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  private static Map<String, Object> copyMap(Map<?, ?> source) {
    Map<String, Object> copy = new LinkedHashMap<>();
    source.forEach((key, value) -> copy.put(String.valueOf(key), copyValue(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object copyValue(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copyMap(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(copyValue(element));
      }
      return Collections.unmodifiableList(copy);
    }
    return value;
  }

  /** Collects the parts of a {@link ServiceNode}; lists are copied by {@link #build}. */
  public static final class Builder {
    private final ServiceId id;
    private final ServiceRole role;
    private final ComponentId component;
    private String title;
    private String description = "";
    private Set<Environment> environments = EnumSet.allOf(Environment.class);
    private boolean container = true;
    private List<Provision> provides = List.of();
    private List<Requirement> uses = List.of();
    private List<Capability> administers = List.of();
    private List<PublishedPort> publishes = List.of();
    private List<PortBinding> bindings = List.of();
    private List<Route> routes = List.of();
    private @Nullable HealthReport health;
    private List<InstanceVariable> variables = List.of();
    private List<Connection> connections = List.of();
    private final Map<Environment, Map<String, Object>> definitions = new LinkedHashMap<>();
    private final Map<Environment, Map<String, Object>> volumes = new LinkedHashMap<>();

    private Builder(ServiceId id, ServiceRole role, ComponentId component) {
      this.id = id;
      this.role = role;
      this.component = component;
      this.title = id.value();
    }

    /** Sets a few words for people. */
    public Builder title(String title) {
      this.title = title;
      return this;
    }

    /** Sets one sentence for people. */
    public Builder description(String description) {
      this.description = description;
      return this;
    }

    /** Sets where the service runs; must not be empty. */
    public Builder environments(Set<Environment> environments) {
      this.environments = environments;
      return this;
    }

    /** Sets whether Compose runs a container. */
    public Builder container(boolean container) {
      this.container = container;
      return this;
    }

    /** Sets what the service offers. */
    public Builder provides(List<Provision> provides) {
      this.provides = provides;
      return this;
    }

    /** Sets what the service uses. */
    public Builder uses(List<Requirement> uses) {
      this.uses = uses;
      return this;
    }

    /** Sets the database capabilities that the service administers. */
    public Builder administers(List<Capability> administers) {
      this.administers = administers;
      return this;
    }

    /** Sets the ports wanted on the host. */
    public Builder publishes(List<PublishedPort> publishes) {
      this.publishes = publishes;
      return this;
    }

    /** Sets the leased host ports. */
    public Builder bindings(List<PortBinding> bindings) {
      this.bindings = bindings;
      return this;
    }

    /** Sets the path prefixes that the service answers. */
    public Builder routes(List<Route> routes) {
      this.routes = routes;
      return this;
    }

    /** Sets where the service tells how it is. */
    public Builder health(@Nullable HealthReport health) {
      this.health = health;
      return this;
    }

    /** Sets the {@code .env} keys needed. */
    public Builder variables(List<InstanceVariable> variables) {
      this.variables = variables;
      return this;
    }

    /** Sets how a person reaches the service. */
    public Builder connections(List<Connection> connections) {
      this.connections = connections;
      return this;
    }

    /** Sets the Compose service and the top-level volumes of one environment. */
    public Builder definition(
        Environment environment, Map<String, Object> definition, Map<String, Object> volumes) {
      this.definitions.put(environment, definition);
      this.volumes.put(environment, volumes);
      return this;
    }

    /**
     * Builds the node.
     *
     * @throws IllegalArgumentException if the node runs in no environment
     */
    public ServiceNode build() {
      if (environments.isEmpty()) {
        throw new IllegalArgumentException("service '" + id + "' runs in no environment");
      }
      return new ServiceNode(this);
    }
  }
}
