package io.chimerastack.core.graph;

import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.ServiceNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what must be unique in a whole project: {@code .env} keys and ports. */
final class UniqueNames {
  private static final Set<String> OWN_VARIABLES =
      Set.of("COMPOSE_PROJECT_NAME", "HOST_UID", "HOST_GID");

  private final Findings findings;
  private final Map<String, ServiceNode> portOwners = new HashMap<>();
  private final Map<String, Declaration> declarations = new HashMap<>();
  private final Map<Port, ServiceNode> hostPorts = new HashMap<>();

  private record Declaration(ServiceNode service, InstanceVariable variable) {
    boolean contradicts(InstanceVariable other) {
      return variable.secret() != other.secret() || !variable.value().equals(other.value());
    }
  }

  private UniqueNames(Findings findings) {
    this.findings = findings;
  }

  static void check(Collection<ServiceNode> services, Findings findings) {
    UniqueNames names = new UniqueNames(findings);
    services.forEach(names::checkPublished);
    services.forEach(names::checkVariables);
    services.forEach(names::checkBindings);
  }

  private void checkPublished(ServiceNode node) {
    Set<Port> containerPorts = new HashSet<>();
    for (PublishedPort port : node.publishes()) {
      if (!containerPorts.add(port.container())) {
        findings.add(
            "service '%s' publishes container port %s twice".formatted(node.id(), port.container()),
            "publish the port once in the manifest of " + node.component(),
            List.of(node));
      }
      checkNotOwn(port.variable(), node);
      ServiceNode owner = portOwners.putIfAbsent(port.variable(), node);
      if (owner != null) {
        reportSharedVariable(port.variable(), owner, node);
      }
    }
  }

  private void checkVariables(ServiceNode node) {
    for (InstanceVariable variable : node.variables()) {
      String name = variable.name();
      checkNotOwn(name, node);
      ServiceNode portOwner = portOwners.get(name);
      if (portOwner != null) {
        reportSharedVariable(name, portOwner, node);
      }
      Declaration first = declarations.putIfAbsent(name, new Declaration(node, variable));
      if (first != null && first.contradicts(variable)) {
        findings.add(
            "variable '%s' is declared differently by %s: %s and %s"
                .formatted(
                    name,
                    both(first.service(), node),
                    describe(first.variable()),
                    describe(variable)),
            "give it one default, or rename it in the manifest of " + node.component(),
            List.of(first.service(), node));
      }
    }
  }

  private void checkBindings(ServiceNode node) {
    Set<Port> containerPorts = new HashSet<>();
    for (PortBinding binding : node.bindings()) {
      if (!containerPorts.add(binding.container())) {
        findings.add(
            "container port %s of service '%s' is bound twice"
                .formatted(binding.container(), node.id()),
            "bind it to one host port",
            List.of(node));
      }
      ServiceNode owner = hostPorts.putIfAbsent(binding.host(), node);
      if (owner != null) {
        findings.add(
            "host port %s is bound twice, by %s".formatted(binding.host(), both(owner, node)),
            "give each published port a host port of its own",
            List.of(owner, node));
      }
    }
  }

  private void checkNotOwn(String variable, ServiceNode node) {
    if (OWN_VARIABLES.contains(variable)) {
      findings.add(
          "service '%s' declares variable '%s', which Chimera sets itself"
              .formatted(node.id(), variable),
          "drop it from the manifest of " + node.component(),
          List.of(node));
    }
  }

  private void reportSharedVariable(String variable, ServiceNode owner, ServiceNode node) {
    findings.add(
        "variable '%s' names a host port and more, in %s".formatted(variable, both(owner, node)),
        "rename it in the manifest of " + node.component(),
        List.of(owner, node));
  }

  private static String both(ServiceNode one, ServiceNode other) {
    return one.id().equals(other.id())
        ? "service '%s'".formatted(one.id())
        : "services '%s' and '%s'".formatted(one.id(), other.id());
  }

  private static String describe(InstanceVariable variable) {
    return variable.secret() ? "a secret" : "'" + variable.value() + "'";
  }
}
