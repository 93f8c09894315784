package io.chimerastack.core.graph;

import io.chimerastack.model.Capability;
import io.chimerastack.model.Connection;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.HealthReport;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.Provision;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.Route;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes valid graphs of up to fifteen services from one pool of names, so that two overlap. */
final class RandomGraphs {
  private static final int POOL = 15;
  private static final List<ServiceRole> ROLES =
      List.of(ServiceRole.FRONTEND, ServiceRole.BACKEND, ServiceRole.DATABASE, ServiceRole.EXTRA);

  private final Random random;

  RandomGraphs(long seed) {
    this.random = new Random(seed);
  }

  List<ServiceNode> services() {
    List<ServiceNode> services = new ArrayList<>();
    services.add(Services.proxy());
    for (int i = 0; i < POOL; i++) {
      if (random.nextInt(3) > 0) {
        services.add(service(i));
      }
    }
    return services;
  }

  /** Returns a graph of which some services are changed, a few gone and a few new. */
  List<ServiceNode> mutated(List<ServiceNode> services) {
    List<ServiceNode> mutated = new ArrayList<>();
    for (ServiceNode node : services) {
      int fate = random.nextInt(10);
      if (fate == 0 && node.role() != ServiceRole.PROXY) {
        continue;
      }
      mutated.add(node.role() == ServiceRole.PROXY || fate > 6 ? node : changed(node, fate));
    }
    return mutated;
  }

  private ServiceNode changed(ServiceNode node, int fate) {
    ServiceNode other = service(indexOf(node));
    return switch (fate) {
      case 1 -> other;
      case 2, 3 -> node.toBuilder().bindings(bindings(node)).build();
      default -> withOneFieldOf(other, node);
    };
  }

  /** Changes one field alone, so that a difference which overlooks it is noticed. */
  private ServiceNode withOneFieldOf(ServiceNode other, ServiceNode node) {
    Environment environment = pick(Environment.values());
    ServiceNode.Builder builder = node.toBuilder();
    switch (random.nextInt(14)) {
      case 0 -> builder.title(other.title());
      case 1 -> builder.description(other.description());
      case 2 -> builder.environments(other.environments());
      case 3 -> builder.container(other.hasContainer());
      case 4 -> builder.provides(other.provides());
      case 5 -> builder.uses(other.uses());
      case 6 -> builder.publishes(other.publishes());
      case 7 -> builder.bindings(bindings(other));
      case 8 -> builder.routes(other.routes());
      case 9 -> builder.health(other.health().orElse(null));
      case 10 -> builder.variables(other.variables());
      case 11 -> builder.connections(other.connections());
      case 12 ->
          builder.definition(environment, other.definition(environment), node.volumes(environment));
      default ->
          builder.definition(environment, node.definition(environment), other.volumes(environment));
    }
    return builder.build();
  }

  /** Makes service {@code i}, which uses only services after it: no cycle, one offer of each. */
  private ServiceNode service(int i) {
    ServiceRole role = ROLES.get(random.nextInt(ROLES.size()));
    ServiceNode node =
        Services.node("s" + i, role, "extra/" + pick("red", "green", "blue"))
            .title(pick("One", "Two"))
            .description(pick("One.", "Two."))
            .environments(environments())
            .container(random.nextInt(5) > 0)
            .provides(List.of(new Provision(capability(i), exports())))
            .uses(uses(i))
            .publishes(published(i))
            .routes(routes(i))
            .health(random.nextBoolean() ? null : new HealthReport(pick("/a", "/b"), List.of()))
            .variables(
                List.of(
                    new InstanceVariable("KEY_" + i, pick("x", "y"), false, "", environments())))
            .connections(List.of(new Connection("From here", pick("http://x", "http://y"))))
            .definition(
                pick(Environment.values()),
                Map.of("image", pick("a:1", "a:2")),
                Map.of(pick("data", "more"), Map.of()))
            .build();
    return node.toBuilder().bindings(bindings(node)).build();
  }

  private List<Requirement> uses(int i) {
    List<Requirement> uses = new ArrayList<>();
    for (int j = i + 1; j < POOL; j++) {
      if (random.nextInt(4) == 0) {
        uses.add(new Requirement("need-" + j, List.of(capability(j)), false));
      }
    }
    return uses;
  }

  private List<PublishedPort> published(int i) {
    List<PublishedPort> ports = new ArrayList<>();
    for (int j = 0; j < random.nextInt(3); j++) {
      ports.add(Services.published(80 + j, "PORT_" + i + "_" + j, "extra/any", pick("a", "b")));
    }
    return ports;
  }

  private List<Route> routes(int i) {
    return random.nextBoolean()
        ? List.of()
        : List.of(Services.http("/" + pick("x", "y") + i + "/", 80 + random.nextInt(2)));
  }

  private List<PortBinding> bindings(ServiceNode node) {
    List<PortBinding> bindings = new ArrayList<>();
    int index = node.role() == ServiceRole.PROXY ? POOL : indexOf(node);
    int slot = 0;
    for (PublishedPort port : node.publishes()) {
      if (random.nextInt(4) > 0) {
        bindings.add(
            new PortBinding(
                new Port(8000 + 100 * index + 10 * slot + random.nextInt(3)), port.container()));
      }
      slot++;
    }
    return bindings;
  }

  private List<EnvVar> exports() {
    return List.of(new EnvVar("URL", pick("a", "b")));
  }

  private EnumSet<Environment> environments() {
    return switch (random.nextInt(4)) {
      case 0 -> EnumSet.of(Environment.DEVELOPMENT);
      case 1 -> EnumSet.of(Environment.PRODUCTION);
      default -> EnumSet.allOf(Environment.class);
    };
  }

  private static Capability capability(int i) {
    return new Capability("offer/s" + i);
  }

  private static int indexOf(ServiceNode node) {
    return Integer.parseInt(node.id().value().substring(1));
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
