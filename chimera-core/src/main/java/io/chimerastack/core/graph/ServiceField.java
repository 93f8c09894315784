package io.chimerastack.core.graph;

import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What can change about a service that keeps its name; in the order in which changes list it. */
public enum ServiceField {
  /** The component that it comes from. */
  COMPONENT,
  /** What it is in its stack. */
  ROLE,
  /** Its title. */
  TITLE,
  /** Its description. */
  DESCRIPTION,
  /** Where it runs. */
  ENVIRONMENTS,
  /** Whether it has a container. */
  CONTAINER,
  /** What it offers. */
  PROVIDES,
  /** What it uses. */
  USES,
  /** The databases that it looks after. */
  ADMINISTERS,
  /** The ports that it wants on the host. */
  PORTS,
  /** Which of its container ports are bound; a port that only moves is a change of its own. */
  BINDINGS,
  /** The prefixes that it claims. */
  ROUTES,
  /** Where it tells how it is. */
  HEALTH,
  /** Its keys in {@code .env}. */
  VARIABLES,
  /** How a person reaches it. */
  CONNECTIONS,
  /** Its Compose service. */
  DEFINITION,
  /** The Compose volumes that its definition names. */
  VOLUMES;

  /** Returns the name as text and JSON write it, such as {@code provides}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the fields in which two services differ, in declaration order. */
  static Set<ServiceField> differing(ServiceNode before, ServiceNode after) {
    Set<ServiceField> fields = EnumSet.noneOf(ServiceField.class);
    for (ServiceField field : values()) {
      if (!field.of(before).equals(field.of(after))) {
        fields.add(field);
      }
    }
    return fields;
  }

  private Object of(ServiceNode node) {
    return switch (this) {
      case COMPONENT -> node.component();
      case ROLE -> node.role();
      case TITLE -> node.title();
      case DESCRIPTION -> node.description();
      case ENVIRONMENTS -> node.environments();
      case CONTAINER -> node.hasContainer();
      case PROVIDES -> node.provides();
      case USES -> node.uses();
      case ADMINISTERS -> node.administers();
      case PORTS -> node.publishes();
      case BINDINGS -> node.bindings();
      case ROUTES -> node.routes();
      case HEALTH -> node.health();
      case VARIABLES -> node.variables();
      case CONNECTIONS -> node.connections();
      case DEFINITION -> Stream.of(Environment.values()).map(node::definition).toList();
      case VOLUMES -> Stream.of(Environment.values()).map(node::volumes).toList();
    };
  }
}
