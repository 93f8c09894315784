package io.chimerastack.core.catalog;

import static io.chimerastack.core.catalog.ManifestFields.distinct;
import static io.chimerastack.core.catalog.ManifestFields.requireExactlyOne;
import static io.chimerastack.core.catalog.ManifestFields.requireUnique;
import static io.chimerastack.core.catalog.ManifestFields.required;

import io.chimerastack.core.problem.RefusedValue;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Connection;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.HealthReport;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.Provision;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.Route;
import io.chimerastack.model.RouteTarget;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Binds the manifest of a component by hand: no reflection and no schema where start-up time
 * counts. What is wrong is collected, all of it.
 */
final class ComponentReader {
  /** Keys that say something about a service and are wrong without one. */
  private static final List<String> OF_A_SERVICE =
      List.of(
          "role",
          "container",
          "provides",
          "uses",
          "administers",
          "routes",
          "health",
          "ports",
          "variables",
          "connections");

  private final ComponentId id;
  private final YamlProblems problems;
  private final YamlFields fields;

  private ComponentReader(ComponentId id, YamlNode manifest, YamlProblems problems) {
    this.id = id;
    this.problems = problems;
    this.fields = YamlFields.of(manifest, problems);
  }

  /** Reads a manifest; the result means something only if no problem was added. */
  static Component read(ComponentId id, Folder folder, YamlNode manifest, YamlProblems problems) {
    return new Component(folder, id, new ComponentReader(id, manifest, problems).manifest());
  }

  private Component.Manifest manifest() {
    Component.Manifest manifest = new Component.Manifest();
    ManifestFields.requireKind(fields, "component");
    manifest.version = required(fields, "version", Syntax.VERSION);
    manifest.title = required(fields, "title", Syntax.LINE);
    manifest.description = required(fields, "description", Syntax.LINE);
    Optional<ServiceRole> role = fields.value("role", ComponentReader::role);
    Optional<ServiceId> service = fields.value("service", ServiceId::new);
    manifest.directory =
        fields
            .value("directory", Syntax.DIRECTORY::check)
            .orElse(service.map(ServiceId::value).orElse("."));
    manifest.environments =
        ManifestFields.environments(fields, EnumSet.allOf(Environment.class), problems);
    manifest.versions = versions();
    ServiceId name = service.orElse(new ServiceId(id.name()));
    ServiceNode node = node(manifest, name, role.orElse(ServiceRole.EXTRA));
    manifest.postCopy = new PostCopyReader(problems).read(fields);
    requireServiceOrFiles();
    fields.end();
    manifest.node = service.isPresent() ? node : null;
    return manifest;
  }

  private void requireServiceOrFiles() {
    YamlNode map = fields.node();
    Optional<YamlNode> service = map.child("service");
    if (service.isPresent()) {
      if (map.child("role").isEmpty()) {
        problems.addAtKey(Rule.MISSING_KEY, service.get(), "needs the key 'role'", "add 'role:'");
      }
      return;
    }
    for (String key : OF_A_SERVICE) {
      map.child(key)
          .ifPresent(
              node ->
                  problems.addAtKey(
                      Rule.MISSING_KEY,
                      node,
                      "needs the key 'service'",
                      "add 'service:' or leave it out"));
    }
  }

  private ServiceNode node(Component.Manifest manifest, ServiceId service, ServiceRole role) {
    List<Requirement> uses = uses();
    return ServiceNode.builder(service, role, id)
        .title(manifest.title)
        .description(manifest.description)
        .environments(manifest.environments)
        .container(fields.flag("container", true))
        .provides(provides())
        .uses(uses)
        .administers(distinct(fields, "administers", Capability::new, problems))
        .routes(routes(manifest.environments))
        .health(health(uses).orElse(null))
        .publishes(ports())
        .variables(variables(manifest.environments))
        .connections(connections())
        .build();
  }

  private static ServiceRole role(String text) {
    return ServiceRole.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it must be one of "
                        + Arrays.stream(ServiceRole.values())
                            .map(ServiceRole::id)
                            .collect(Collectors.joining(", "))
                        + ", got '"
                        + text
                        + "'"));
  }

  private Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    fields.fields("versions").ifPresent(map -> texts(map, Syntax.KEY, Syntax.LINE, versions));
    return versions;
  }

  private void texts(YamlFields map, Syntax keys, Syntax values, Map<String, String> into) {
    map.node()
        .entries()
        .forEach(
            (key, node) -> {
              if (!keys.pattern().matcher(key).matches()) {
                problems.addAtKey(
                    node, "has a wrong name: it must be " + keys.words(), "rename it");
              }
              map.value(key, values::check).ifPresent(value -> into.put(key, value));
            });
  }

  private List<Provision> provides() {
    List<Provision> provides = new ArrayList<>();
    List<YamlFields> items = fields.list("provides");
    for (YamlFields item : items) {
      Optional<Capability> capability = item.requiredValue("capability", Capability::new);
      Map<String, String> exports = new LinkedHashMap<>();
      item.fields("exports")
          .ifPresent(map -> texts(map, Syntax.ENVIRONMENT_KEY, Syntax.TEXT, exports));
      item.end();
      List<EnvVar> variables = new ArrayList<>();
      exports.forEach(
          (key, value) -> {
            if (Syntax.ENVIRONMENT_KEY.pattern().matcher(key).matches()) {
              variables.add(new EnvVar(key, value));
            }
          });
      capability.ifPresent(c -> provides.add(new Provision(c, variables)));
    }
    requireUnique(items, "capability", "capability", problems);
    return provides;
  }

  private List<Requirement> uses() {
    List<Requirement> uses = new ArrayList<>();
    List<YamlFields> items = fields.list("uses");
    for (YamlFields item : items) {
      String name = required(item, "name", Syntax.KEY);
      item.required("accepts");
      List<Capability> accepts = distinct(item, "accepts", Capability::new, problems);
      boolean required = item.flag("required", true);
      item.end();
      if (!accepts.isEmpty()) {
        uses.add(new Requirement(name, accepts, required));
      }
    }
    requireUnique(items, "name", "requirement", problems);
    return uses;
  }

  private List<Route> routes(Set<Environment> absent) {
    List<Route> routes = new ArrayList<>();
    Map<String, Set<Environment>> claimed = new HashMap<>();
    for (YamlFields item : fields.list("routes")) {
      Optional<String> path = item.requiredValue("path", ComponentReader::routePath);
      Optional<RouteTarget> target = target(item);
      boolean fallback = item.flag("fallback", false);
      Set<Environment> environments = ManifestFields.environments(item, absent, problems);
      item.end();
      path.ifPresent(text -> requireUnclaimed(item, text, environments, claimed));
      if (path.isPresent() && target.isPresent()) {
        routes.add(new Route(path.get(), target.get(), fallback, environments));
      }
    }
    return routes;
  }

  /** One path may go to different places in development and in production, not in one of them. */
  private void requireUnclaimed(
      YamlFields item,
      String path,
      Set<Environment> environments,
      Map<String, Set<Environment>> claimed) {
    Set<Environment> before =
        claimed.computeIfAbsent(path, text -> EnumSet.noneOf(Environment.class));
    if (environments.stream().anyMatch(before::contains)) {
      item.node()
          .child("path")
          .ifPresent(
              node ->
                  problems.add(
                      Rule.GIVEN_TWICE,
                      node,
                      "is given twice: the route '" + path + "'",
                      "keep one"));
    }
    before.addAll(environments);
  }

  private static String routePath(String text) {
    return new Route(text, new RouteTarget.Http(new Port(1)), false).path();
  }

  private Optional<RouteTarget> target(YamlFields item) {
    requireExactlyOne(item, "http", "fastcgi", "files");
    boolean singlePage = item.flag("single_page", false);
    if (singlePage && item.node().child("files").isEmpty()) {
      problems.add(
          Rule.MISSING_KEY,
          item.node(),
          "needs the key 'files': single_page is about files",
          "drop 'single_page'");
    }
    Optional<RouteTarget> http =
        item.integer("http", 1, 65_535).map(port -> new RouteTarget.Http(new Port(port)));
    Optional<RouteTarget> fastCgi = item.fields("fastcgi").flatMap(this::fastCgi);
    Optional<RouteTarget> files =
        item.value("files", folder -> new RouteTarget.Files(folder, singlePage));
    return http.or(() -> fastCgi).or(() -> files);
  }

  private Optional<RouteTarget> fastCgi(YamlFields map) {
    Optional<Integer> port = map.requiredInteger("port", 1, 65_535);
    Optional<String> script =
        map.requiredValue("script", text -> new RouteTarget.FastCgi(new Port(1), text).script());
    map.end();
    return port.isPresent() && script.isPresent()
        ? Optional.of(new RouteTarget.FastCgi(new Port(port.get()), script.get()))
        : Optional.empty();
  }

  private Optional<HealthReport> health(List<Requirement> uses) {
    Optional<YamlFields> health = fields.fields("health");
    if (health.isEmpty()) {
      return Optional.empty();
    }
    YamlFields map = health.get();
    Optional<String> path =
        map.requiredValue("path", text -> new HealthReport(text, List.of()).path());
    List<String> names = uses.stream().map(Requirement::name).toList();
    List<String> reports =
        distinct(
            map,
            "reports",
            text -> {
              if (!names.contains(Syntax.KEY.check(text))) {
                throw new RefusedValue(
                    Rule.UNKNOWN_NAME,
                    "'uses' has no '"
                        + text
                        + "'; "
                        + Catalog.meant(Suggestions.nearest(text, names))
                        + "it has: "
                        + String.join(", ", names));
              }
              return text;
            },
            problems);
    map.end();
    return path.map(p -> new HealthReport(p, reports));
  }

  private List<PublishedPort> ports() {
    List<PublishedPort> ports = new ArrayList<>();
    List<YamlFields> items = fields.list("ports");
    for (YamlFields item : items) {
      Optional<Integer> container = item.requiredInteger("container", 1, 65_535);
      Optional<String> variable = item.requiredValue("variable", Syntax.VARIABLE::check);
      Optional<String> range = item.requiredValue("range", Syntax.RANGE::check);
      Optional<String> purpose = item.requiredValue("purpose", Syntax.LINE::check);
      item.end();
      if (container.isPresent()
          && variable.isPresent()
          && range.isPresent()
          && purpose.isPresent()) {
        ports.add(
            new PublishedPort(
                new Port(container.get()), variable.get(), range.get(), purpose.get()));
      }
    }
    requireUnique(items, "variable", "variable", problems);
    return ports;
  }

  private List<InstanceVariable> variables(Set<Environment> absent) {
    List<InstanceVariable> variables = new ArrayList<>();
    List<YamlFields> items = fields.list("variables");
    for (YamlFields item : items) {
      Optional<String> name = item.requiredValue("name", Syntax.VARIABLE::check);
      Optional<String> value = item.value("value", Syntax.TEXT::check);
      boolean secret = item.flag("secret", false);
      Optional<String> comment = item.requiredValue("comment", Syntax.LINE::check);
      Set<Environment> environments = ManifestFields.environments(item, absent, problems);
      item.end();
      if (secret && value.isPresent()) {
        problems.add(
            Rule.SECRET_VALUE,
            item.node(),
            "is a secret and must not have a value",
            "leave out 'value'");
      } else if (name.isPresent() && comment.isPresent()) {
        variables.add(
            new InstanceVariable(
                name.get(), value.orElse(""), secret, comment.get(), environments));
      }
    }
    requireUnique(items, "name", "variable", problems);
    return variables;
  }

  private List<Connection> connections() {
    List<Connection> connections = new ArrayList<>();
    for (YamlFields item : fields.list("connections")) {
      String title = required(item, "title", Syntax.LINE);
      String text = required(item, "text", Syntax.LINE);
      item.end();
      connections.add(new Connection(title, text));
    }
    return connections;
  }
}
