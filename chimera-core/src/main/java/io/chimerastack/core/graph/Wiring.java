package io.chimerastack.core.graph;

import io.chimerastack.core.problem.Rule;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.Provision;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.Route;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What follows from the services of one environment: who supplies whom, what the proxy serves. */
final class Wiring {
  private static final int NAMED_RIVALS = 5;

  private final Environment environment;
  private final List<ServiceNode> services;
  private final Findings findings;
  private final Map<Capability, List<ServiceNode>> providers = new HashMap<>();
  private final Map<ServiceId, List<Usage>> usages = new HashMap<>();
  private final Map<ServiceId, List<Administration>> administrations = new HashMap<>();
  private final List<Claim> routes = new ArrayList<>();
  private @Nullable ServiceNode proxy;

  /** A service's route that holds. */
  record Claim(ServiceNode service, Route route) {}

  private Wiring(Environment environment, List<ServiceNode> services, Findings findings) {
    this.environment = environment;
    this.services = services;
    this.findings = findings;
  }

  /** Wires the services that run in the environment, in graph order, and reports what is wrong. */
  static Wiring of(Environment environment, Collection<ServiceNode> services, Findings findings) {
    List<ServiceNode> present =
        services.stream().filter(node -> node.environments().contains(environment)).toList();
    Wiring wiring = new Wiring(environment, present, findings);
    wiring.findProxy();
    wiring.indexProviders();
    present.forEach(wiring::matchRequirements);
    present.forEach(wiring::matchAdministered);
    wiring.settleRoutes();
    wiring.checkReach();
    return wiring;
  }

  Optional<ServiceNode> proxy() {
    return Optional.ofNullable(proxy);
  }

  List<Usage> usages(ServiceId consumer) {
    return usages.getOrDefault(consumer, List.of());
  }

  List<Administration> administrations(ServiceId admin) {
    return administrations.getOrDefault(admin, List.of());
  }

  List<Claim> routes() {
    return routes;
  }

  private void findProxy() {
    List<ServiceNode> proxies =
        services.stream().filter(node -> node.role() == ServiceRole.PROXY).toList();
    if (proxies.size() > 1) {
      findings.add(
          "more than one proxy: " + names(proxies),
          "keep one of " + components(proxies),
          proxies,
          environment);
    }
    proxy = proxies.isEmpty() ? null : proxies.get(0);
  }

  private void indexProviders() {
    for (ServiceNode node : services) {
      Set<Capability> seen = new HashSet<>();
      for (Provision provision : node.provides()) {
        if (seen.add(provision.capability())) {
          providers
              .computeIfAbsent(provision.capability(), capability -> new ArrayList<>())
              .add(node);
        }
      }
    }
  }

  private void matchRequirements(ServiceNode consumer) {
    for (Requirement requirement : consumer.uses()) {
      Map<ServiceId, Usage> found = new LinkedHashMap<>();
      for (Capability accepted : requirement.accepts()) {
        for (ServiceNode provider : providers.getOrDefault(accepted, List.of())) {
          if (found.size() > NAMED_RIVALS) {
            break;
          }
          if (!provider.id().equals(consumer.id())) {
            found.computeIfAbsent(
                provider.id(),
                id -> new Usage(requirement, provider, provision(provider, accepted)));
          }
        }
      }
      if (found.size() == 1) {
        usages.computeIfAbsent(consumer.id(), id -> new ArrayList<>()).addAll(found.values());
      } else if (found.size() > 1) {
        reportRivals(consumer, requirement, found.values());
      } else if (requirement.required()) {
        reportUnmet(consumer, requirement);
      }
    }
  }

  private void reportRivals(
      ServiceNode consumer, Requirement requirement, Collection<Usage> found) {
    List<ServiceNode> rivals =
        found.stream().map(Usage::provider).limit(NAMED_RIVALS).sorted().toList();
    String more = found.size() > NAMED_RIVALS ? " and more" : "";
    List<ServiceNode> involved = new ArrayList<>(List.of(consumer));
    involved.addAll(rivals);
    findings.add(
        Rule.REQUIREMENT_AMBIGUOUS,
        "service '%s' needs exactly one '%s', but %s%s provide it"
            .formatted(consumer.id(), requirement.name(), names(rivals), more),
        "keep one of " + components(rivals),
        involved,
        environment);
  }

  private void reportUnmet(ServiceNode consumer, Requirement requirement) {
    String accepted =
        requirement.accepts().stream().map(Capability::value).collect(Collectors.joining(" or "));
    findings.add(
        Rule.REQUIREMENT_MISSING,
        "service '%s' needs '%s', but no service provides %s"
            .formatted(consumer.id(), requirement.name(), accepted),
        addOneOf(requirement.accepts()),
        List.of(consumer),
        environment);
  }

  private void matchAdministered(ServiceNode admin) {
    if (admin.administers().isEmpty()) {
      return;
    }
    Map<ServiceId, Administration> found = new LinkedHashMap<>();
    for (Capability known : admin.administers()) {
      for (ServiceNode provider : providers.getOrDefault(known, List.of())) {
        if (provider.role() == ServiceRole.DATABASE && !provider.id().equals(admin.id())) {
          found.computeIfAbsent(
              provider.id(), id -> new Administration(provider, provision(provider, known)));
        }
      }
    }
    if (found.isEmpty()) {
      findings.add(
          Rule.REQUIREMENT_MISSING,
          "admin tool '%s' has no database to look after".formatted(admin.id()),
          "drop %s, or %s".formatted(admin.component(), addOneOf(admin.administers())),
          List.of(admin),
          environment);
    }
    administrations.put(admin.id(), List.copyOf(found.values()));
  }

  private void settleRoutes() {
    Map<String, List<Claim>> claims = new TreeMap<>();
    for (ServiceNode node : services) {
      for (Route route : routesOf(node)) {
        claims.computeIfAbsent(route.path(), path -> new ArrayList<>()).add(new Claim(node, route));
      }
    }
    claims.forEach(this::settle);
  }

  private void settle(String path, List<Claim> claims) {
    List<Claim> firm = claims.stream().filter(claim -> !claim.route().fallback()).toList();
    List<Claim> rivals = firm.isEmpty() ? claims : firm;
    if (rivals.size() > 1) {
      List<ServiceNode> claimants = rivals.stream().map(Claim::service).distinct().toList();
      findings.add(
          Rule.ROUTE_TAKEN,
          "route '%s' is taken %s by %s"
              .formatted(path, rivals.size() == 2 ? "twice" : "several times", names(claimants)),
          claimants.size() > 1
              ? "keep one of " + components(claimants)
              : "claim the prefix once in the manifest of " + components(claimants),
          claimants,
          environment);
    }
    routes.add(rivals.get(0));
  }

  private void checkReach() {
    Set<ServiceId> reached =
        routes.stream().map(claim -> claim.service().id()).collect(Collectors.toSet());
    for (ServiceNode node : services) {
      if (node.role() == ServiceRole.PROXY || !answersHttp(node)) {
        continue;
      }
      if (proxy == null) {
        findings.add(
            Rule.ROUTE_MISSING,
            "no route reaches service '%s': there is no proxy".formatted(node.id()),
            "add a component of role proxy, or drop " + node.component(),
            List.of(node),
            environment);
      } else if (!reached.contains(node.id())) {
        findings.add(
            Rule.ROUTE_MISSING,
            routesOf(node).isEmpty()
                ? "no route reaches service '%s': it declares none".formatted(node.id())
                : "no route reaches service '%s': others claim all its prefixes"
                    .formatted(node.id()),
            "give it a route of its own in the manifest of " + node.component(),
            List.of(node),
            environment);
      }
    }
  }

  private List<Route> routesOf(ServiceNode node) {
    return node.routes().stream()
        .filter(route -> route.environments().contains(environment))
        .toList();
  }

  private boolean answersHttp(ServiceNode node) {
    return !routesOf(node).isEmpty()
        || node.provides().stream()
            .map(provision -> provision.capability().value())
            .anyMatch(capability -> capability.equals("http") || capability.startsWith("http/"));
  }

  private String addOneOf(Collection<Capability> accepted) {
    List<ComponentId> known = findings.provenance().providing(accepted);
    return known.isEmpty()
        ? "add a component that provides "
            + accepted.stream().map(Capability::value).collect(Collectors.joining(" or "))
        : "add " + known.stream().map(ComponentId::value).collect(Collectors.joining(" or "));
  }

  private static Provision provision(ServiceNode provider, Capability capability) {
    return provider.provides().stream()
        .filter(provision -> provision.capability().equals(capability))
        .findFirst()
        .orElseThrow();
  }

  private static String names(Collection<ServiceNode> nodes) {
    return nodes.stream().map(node -> "'" + node.id() + "'").collect(Collectors.joining(", "));
  }

  private static String components(Collection<ServiceNode> nodes) {
    return nodes.stream()
        .map(node -> node.component().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
