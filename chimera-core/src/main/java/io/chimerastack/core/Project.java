package io.chimerastack.core;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.graph.EffectiveRoute;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.project.ProjectException;
import io.chimerastack.model.Connection;
import io.chimerastack.model.Environment;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One checkout of a project on this machine, as it is now. Holds no secret.
 *
 * @param directory the project's root
 * @param blueprint the intent
 * @param graph the services of development, with the ports that this checkout has
 * @param composeName the value of {@code COMPOSE_PROJECT_NAME}; empty before the first apply
 * @param variables the values of {@code .env} that are no secrets, by key
 */
public record Project(
    Path directory,
    Blueprint blueprint,
    ServiceGraph graph,
    String composeName,
    SortedMap<String, String> variables) {
  /** What stands in a text for a secret value. */
  public static final String MASK = "****";

  /** The addresses that {@code localhost} leads to: loopback and all addresses of the machine. */
  private static final Set<String> HERE =
      Set.of(Blueprint.LOOPBACK, "0.0.0.0", "::1", "0:0:0:0:0:0:0:1", "::", "0:0:0:0:0:0:0:0");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  /** Copies the variables. */
  public Project {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }

  /** Returns the host port of each published container port of a service, in manifest order. */
  public List<PortBinding> bindings(ServiceId service) {
    return graph.node(service).map(ServiceNode::bindings).orElse(List.of());
  }

  /** Returns every page that a browser can show, in graph order; at most one for each service. */
  public List<Endpoint> pages() {
    List<Endpoint> pages = new ArrayList<>();
    for (ServiceNode node : graph.nodes()) {
      url(node).ifPresent(url -> pages.add(new Endpoint(node.id(), node.title(), url)));
    }
    return List.copyOf(pages);
  }

  /**
   * Returns the page of a service, by its name or its role; of the app if {@code service} is empty.
   *
   * @throws ProjectException if no such service has a page
   */
  public Endpoint page(String service) {
    List<Endpoint> pages = pages();
    for (Endpoint page : pages) {
      ServiceRole role = graph.node(page.service()).map(ServiceNode::role).orElseThrow();
      boolean wanted =
          service.isEmpty()
              ? role == ServiceRole.PROXY
              : page.service().value().equals(service) || role.id().equals(service);
      if (wanted) {
        return page;
      }
    }
    List<String> known = pages.stream().map(page -> page.service().value()).toList();
    List<String> near = Suggestions.nearest(service, known);
    throw new ProjectException(
        Category.INPUT,
        List.of(
            new Problem(
                service.isEmpty()
                    ? "this project has no page to open"
                    : "no service '" + service + "' has a page",
                directory.toString(),
                (near.isEmpty() ? "" : "did you mean '" + near.get(0) + "'? ")
                    + "pages: "
                    + String.join(", ", known))),
        null);
  }

  /** Returns how a person reaches a service, with secrets masked. */
  public List<Connection> connections(ServiceNode node) {
    return node.connections().stream()
        .map(connection -> new Connection(connection.title(), reachable(expand(connection.text()))))
        .toList();
  }

  private Optional<String> url(ServiceNode node) {
    for (Connection connection : connections(node)) {
      if (connection.text().startsWith("http://") || connection.text().startsWith("https://")) {
        return Optional.of(connection.text());
      }
    }
    Optional<String> entry = entry();
    if (node.role() == ServiceRole.PROXY) {
      return entry;
    }
    for (EffectiveRoute route : graph.routes()) {
      if (route.service().equals(node.id())
          && route.environments().contains(Environment.DEVELOPMENT)) {
        return entry.map(base -> base + route.path().substring(1));
      }
    }
    return Optional.empty();
  }

  private Optional<String> entry() {
    return proxyPorts().map(port -> "http://" + host() + ":" + port + "/").findFirst();
  }

  private Stream<Port> proxyPorts() {
    return graph.nodes().stream()
        .filter(node -> node.role() == ServiceRole.PROXY)
        .flatMap(node -> node.bindings().stream())
        .map(PortBinding::host);
  }

  /** Returns the name under which this machine reaches the proxy. */
  private String host() {
    String address = blueprint.address();
    if (HERE.contains(address)) {
      return "localhost";
    }
    return address.indexOf(':') < 0 ? address : "[" + address + "]";
  }

  /** Returns the text with this machine's name replaced where it stands before the proxy's port. */
  private String reachable(String text) {
    String reachable = text;
    for (Port port : proxyPorts().toList()) {
      reachable =
          reachable.replace("://localhost:" + port + "/", "://" + host() + ":" + port + "/");
    }
    return reachable;
  }

  private String expand(String text) {
    Map<String, String> values = variables;
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), MASK)));
  }
}
