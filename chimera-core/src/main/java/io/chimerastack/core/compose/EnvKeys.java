package io.chimerastack.core.compose;

import io.chimerastack.core.compose.EnvEntry.Source;
import io.chimerastack.core.graph.DeclaredVariable;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of a project's {@code .env}, or of {@code .env.prod}, grouped by service in graph order.
 *
 * @param environment whose keys they are
 * @param entries each name once, in the order in which the file lists them
 */
public record EnvKeys(Environment environment, List<EnvEntry> entries) {
  private static final String PROJECT_GROUP = "Project";

  /** Copies the list. */
  public EnvKeys {
    entries = List.copyOf(entries);
  }

  /**
   * Returns the keys that an environment needs.
   *
   * @param graph a graph that covers the environment
   * @param project the project's name
   */
  public static EnvKeys of(ServiceGraph graph, Environment environment, String project) {
    ServiceGraph present = graph.in(environment);
    Map<ServiceId, List<EnvEntry>> groups = new LinkedHashMap<>();
    for (ServiceNode node : present.nodes()) {
      List<EnvEntry> entries = new ArrayList<>();
      if (environment == Environment.DEVELOPMENT) {
        node.publishes().forEach(port -> entries.add(port(node, port)));
      }
      groups.put(node.id(), entries);
    }
    for (DeclaredVariable declared : present.variables()) {
      ServiceNode node = present.node(declared.service()).orElseThrow();
      InstanceVariable variable = declared.variable();
      groups
          .computeIfAbsent(node.id(), id -> new ArrayList<>())
          .add(
              new EnvEntry(
                  variable.name(),
                  variable.value(),
                  variable.secret() ? Source.SECRET : Source.DEFAULT,
                  variable.comment(),
                  node.id().value(),
                  group(node)));
    }
    List<EnvEntry> entries = new ArrayList<>(own(environment, project));
    groups.values().forEach(entries::addAll);
    return new EnvKeys(environment, entries);
  }

  private static List<EnvEntry> own(Environment environment, String project) {
    if (environment == Environment.PRODUCTION) {
      return List.of(
          new EnvEntry(
              EnvEntry.PROJECT_NAME,
              project,
              Source.DEFAULT,
              "Names the containers, networks and volumes on the server",
              "",
              PROJECT_GROUP));
    }
    return List.of(
        new EnvEntry(
            EnvEntry.PROJECT_NAME,
            "",
            Source.CHECKOUT,
            "Names the containers, networks and volumes of this checkout",
            "",
            PROJECT_GROUP),
        new EnvEntry(
            EnvEntry.HOST_UID,
            "1000",
            Source.CHECKOUT,
            "User id of the owner of these files; containers write as this user",
            "",
            PROJECT_GROUP),
        new EnvEntry(
            EnvEntry.HOST_GID, "1000", Source.CHECKOUT, "Group id of the same", "", PROJECT_GROUP));
  }

  private static EnvEntry port(ServiceNode node, PublishedPort port) {
    String comment = "Port on this machine: " + port.purpose();
    return new EnvEntry(port.variable(), "", Source.PORT, comment, node.id().value(), group(node));
  }

  private static String group(ServiceNode node) {
    return node.title().equals(node.id().value())
        ? node.id().value()
        : node.id() + ": " + node.title();
  }

  /** Returns the entry of that name, if there is one. */
  public Optional<EnvEntry> entry(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * Returns the text of {@code .env.example} or {@code .env.prod.example}. What is generated per
   * checkout is left empty: a copy of the file then fails at its first start, instead of running
   * with a password that everybody knows.
   */
  public String example() {
    StringBuilder text = new StringBuilder(header());
    String group = "";
    for (EnvEntry entry : entries) {
      if (!entry.group().equals(group)) {
        group = entry.group();
        text.append("\n# --- ").append(group).append(" ---\n");
      }
      if (!entry.comment().isEmpty()) {
        text.append("# ").append(entry.comment()).append(note(entry)).append('\n');
      }
      text.append(entry.line()).append('\n');
    }
    return text.toString();
  }

  private String header() {
    return environment == Environment.DEVELOPMENT
        ? """
        # Every key of .env, which holds what belongs to this checkout alone: its name, its
        # ports and its secrets. `chimera apply` creates .env; git ignores it.
        """
        : """
        # Every key that docker-compose.prod.yml needs. The values stand in .env.prod, readable
        # by its owner only and never committed. Secrets are empty here on purpose: give each
        # of them a value of its own, for example from `openssl rand -hex 24`.
        """;
  }

  private String note(EnvEntry entry) {
    return switch (entry.source()) {
      case SECRET -> "; a secret";
      case PORT -> "; leased by `chimera apply`";
      case CHECKOUT, DEFAULT -> "";
    };
  }
}
