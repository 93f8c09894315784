package io.chimerastack.core.compose;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.model.Capability;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.Provision;
import io.chimerastack.model.ServiceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the author of a component may write about its service, and what must be there. */
final class ComposeRules {
  private static final Capability EDGE = new Capability("edge/http");

  /** What may be written about a service; none of it reaches beyond the project. */
  private static final Set<String> ALLOWED =
      Set.of(
          "image",
          "build",
          "platform",
          "pull_policy",
          "scale",
          "command",
          "entrypoint",
          "init",
          "user",
          "group_add",
          "working_dir",
          "hostname",
          "restart",
          "environment",
          "ports",
          "expose",
          "extra_hosts",
          "volumes",
          "tmpfs",
          "shm_size",
          "read_only",
          "healthcheck",
          "stop_signal",
          "stop_grace_period",
          "cap_drop",
          "cap_add",
          "security_opt",
          "ulimits",
          "sysctls",
          "mem_limit",
          "cpus",
          "pids_limit",
          "stdin_open",
          "tty",
          "labels");

  private static final Set<String> BUILD =
      Set.of("context", "dockerfile", "target", "args", "additional_contexts");

  /** What start-up scripts need to hand files to a user and become it, and to use port 80. */
  private static final Set<String> CAPABILITIES =
      Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID");

  private static final Set<String> SECURITY_OPTIONS =
      Set.of("no-new-privileges", "no-new-privileges:true", "no-new-privileges=true");

  /** Keys that authors are likely to try, with what to do instead. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("container_name", "drop it: a fixed name makes a second checkout impossible"),
          Map.entry("depends_on", "declare what the service needs under 'uses' in template.yaml"),
          Map.entry("networks", "drop it: each project has one network of its own"),
          Map.entry("network_mode", "drop it: each project has one network of its own"),
          Map.entry("links", "drop it: services reach each other by name"),
          Map.entry("external_links", "drop it: a project stands alone"),
          Map.entry("extends", "write the whole service in this fragment"),
          Map.entry("env_file", "name each key under 'environment': KEY: ${KEY}"),
          Map.entry("label_file", "write the labels under 'labels'"),
          Map.entry("volumes_from", "name the volume under 'volumes'"),
          Map.entry("configs", "mount a file of the project under 'volumes'"),
          Map.entry("secrets", "pass the secret under 'environment': KEY: ${KEY}"),
          Map.entry("profiles", "drop it: a component is in the project or it is not"),
          Map.entry("privileged", "add the one capability needed: 'cap_add'"),
          Map.entry("deploy", "write 'mem_limit', 'cpus' or 'pids_limit'"));

  /** How {@code additional_contexts} name the image that another service builds. */
  private static final String SERVICE = "service:";

  private final Environment environment;
  private final Set<String> built;
  private final Map<String, EnvEntry> declared = new LinkedHashMap<>();
  private final DefinitionPlaces places;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Makes the rules of an environment.
   *
   * @param built the services whose image is built
   */
  ComposeRules(EnvKeys keys, Set<String> built, DefinitionPlaces places) {
    this.environment = keys.environment();
    this.built = Set.copyOf(built);
    this.places = places;
    keys.entries().forEach(entry -> declared.put(entry.name(), entry));
  }

  /** Returns every problem that was found. */
  List<Problem> problems() {
    return problems;
  }

  /** Checks a service that has a container. */
  void check(ServiceNode node) {
    Map<String, Object> definition = node.definition(environment);
    if (definition.isEmpty()) {
      report(
          Rule.COMPOSE_DEFINITION,
          node,
          "",
          "service '%s' has no Compose definition".formatted(node.id()),
          "write compose.yaml.ftl, or 'container: false' in template.yaml");
      return;
    }
    checkKeys(node, definition);
    checkRuns(node, definition);
    checkBuild(node, definition);
    checkMounts(node, definition);
    checkScale(node, definition);
    if (!onlyBuilt(definition)) {
      checkHealth(node, definition);
    }
    definition.forEach((key, value) -> checkVariables(node, key, value));
    checkVariables(node, "volumes", node.volumes(environment));
  }

  /** Tells whether an image is built for other images, and no container of it runs. */
  static boolean onlyBuilt(Map<String, Object> definition) {
    return definition.get("scale") instanceof Number scale && scale.toString().equals("0");
  }

  private void checkScale(ServiceNode node, Map<String, Object> definition) {
    Object scale = definition.get("scale");
    if (scale != null && !(onlyBuilt(definition) && definition.get("build") != null)) {
      forbid(
          Rule.COMPOSE_FORBIDDEN_KEY,
          node,
          "scale",
          "scale: " + scale,
          "drop it; 0, together with 'build', says that the image is only built for other images");
    }
  }

  private void checkKeys(ServiceNode node, Map<String, Object> definition) {
    for (String key : definition.keySet()) {
      if (!ALLOWED.contains(key) && !key.startsWith("x-")) {
        forbid(
            ruleOf(key), node, key, key, INSTEAD.getOrDefault(key, "drop it; " + allowed(ALLOWED)));
      }
    }
    checkItems(node, definition, "cap_add", CAPABILITIES);
    checkItems(node, definition, "security_opt", SECURITY_OPTIONS);
    if (definition.containsKey("ports") && !isEdge(node)) {
      String instead =
          environment == Environment.PRODUCTION
              ? "only the TLS edge is reachable in production; drop it"
              : "declare it under 'ports' in template.yaml: each checkout has its own host ports";
      forbid(Rule.COMPOSE_FIXED_PORT, node, "ports", "ports", instead);
    }
  }

  private void checkItems(
      ServiceNode node, Map<String, Object> definition, String key, Set<String> allowed) {
    Object value = definition.get(key);
    for (Object item : value instanceof List<?> list ? list : Collections.singletonList(value)) {
      if (item != null && !allowed.contains(String.valueOf(item))) {
        forbid(
            Rule.COMPOSE_FORBIDDEN_KEY,
            node,
            key,
            key + ": " + item,
            "drop it; " + allowed(allowed));
      }
    }
  }

  private static String allowed(Set<String> keys) {
    return "possible: " + String.join(", ", new TreeSet<>(keys));
  }

  private boolean isEdge(ServiceNode node) {
    return environment == Environment.PRODUCTION
        && node.provides().stream().anyMatch(offer -> offer.capability().equals(EDGE));
  }

  private void checkRuns(ServiceNode node, Map<String, Object> definition) {
    if (definition.get("image") == null && definition.get("build") == null) {
      report(
          Rule.COMPOSE_DEFINITION,
          node,
          "",
          "service '%s' has neither 'image' nor 'build' in %s"
              .formatted(node.id(), environment.id()),
          "say what its container is made of");
    }
  }

  private void checkBuild(ServiceNode node, Map<String, Object> definition) {
    Object build = definition.get("build");
    Map<String, @Nullable Object> paths = new LinkedHashMap<>();
    if (build instanceof String context) {
      paths.put("context", context);
    } else if (build instanceof Map<?, ?> map) {
      map.keySet().stream()
          .map(String::valueOf)
          .filter(key -> !BUILD.contains(key))
          .forEach(
              key ->
                  forbid(
                      Rule.COMPOSE_FORBIDDEN_KEY,
                      node,
                      "build",
                      "build." + key,
                      "drop it; " + allowed(BUILD)));
      paths.put("context", map.get("context"));
      paths.put("dockerfile", map.get("dockerfile"));
      if (map.get("additional_contexts") instanceof Map<?, ?> contexts) {
        contexts.forEach((name, path) -> paths.put("additional context " + name, path));
      } else if (map.get("additional_contexts") instanceof List<?> contexts) {
        contexts.forEach(
            context -> {
              String text = String.valueOf(context);
              paths.put("additional context", text.substring(text.indexOf('=') + 1));
            });
      }
    }
    paths.forEach(
        (key, value) -> {
          if (value instanceof String path
              && !(key.startsWith("additional") && isBuilt(path))
              && (MountSource.leavesProject(path) || path.contains(":") || path.contains("$"))) {
            report(
                Rule.COMPOSE_OUTSIDE,
                node,
                "build",
                "service '%s' builds from outside the project: %s '%s'"
                    .formatted(node.id(), key, path),
                "build from a folder of the project, such as ./" + node.id());
          }
        });
  }

  private boolean isBuilt(String context) {
    return context.startsWith(SERVICE) && built.contains(context.substring(SERVICE.length()));
  }

  private void checkMounts(ServiceNode node, Map<String, Object> definition) {
    Set<String> known = node.volumes(environment).keySet();
    for (MountSource mount : MountSource.of(definition)) {
      String source = mount.source();
      switch (mount.kind()) {
        case ENGINE ->
            forbidMount(node, "the container engine's socket, '" + source + "'", "drop it");
        case MACHINE ->
            forbidMount(node, "'" + source + "', outside the project", "mount a folder below ./");
        case UNKNOWN ->
            forbidMount(
                node,
                "'" + source + "', which may be anything",
                "write the folder or the volume itself");
        case PROJECT -> {
          if (environment == Environment.PRODUCTION) {
            report(
                Rule.COMPOSE_PRODUCTION_MOUNT,
                node,
                "volumes",
                "service '%s' (%s) bind-mounts '%s' in production"
                    .formatted(node.id(), node.component(), source),
                "copy it into the image; set 'volumes' in compose.prod.yaml.ftl, null drops it");
          }
        }
        case VOLUME -> {
          if (!known.contains(source)) {
            List<String> near = Suggestions.nearest(source, known);
            report(
                Rule.COMPOSE_UNKNOWN_VOLUME,
                node,
                "volumes",
                "service '%s' uses the volume '%s', which the fragment does not declare"
                    .formatted(node.id(), source),
                near.isEmpty()
                    ? "declare it under the top-level key 'volumes'"
                    : "declared: " + String.join(", ", near));
          }
        }
        case OWN -> {}
      }
    }
  }

  private void checkHealth(ServiceNode node, Map<String, Object> definition) {
    boolean healthy =
        definition.get("healthcheck") instanceof Map<?, ?> check
            && !Boolean.TRUE.equals(check.get("disable"))
            && check.get("test") != null
            && !check.get("test").equals("NONE")
            && !check.get("test").equals(List.of("NONE"))
            && !check.get("test").equals(List.of());
    if (!healthy) {
      report(
          Rule.COMPOSE_HEALTHCHECK,
          node,
          "healthcheck",
          "service '%s' (%s) has no healthcheck in %s"
              .formatted(node.id(), node.component(), environment.id()),
          "add 'healthcheck' with a 'test' that passes only when the service does its work");
    }
  }

  /** Checks the environment that a service hands to its consumers. */
  void checkExports(ServiceNode node) {
    for (Provision provision : node.provides()) {
      for (EnvVar export : provision.exports()) {
        for (VariableUse use : VariableUse.in(export.value())) {
          checkVariable(node, "export '" + export.name() + "'", "", use);
        }
      }
    }
  }

  private void checkVariables(ServiceNode node, String key, @Nullable Object value) {
    for (VariableUse use : VariableUse.in(value)) {
      checkVariable(node, "'" + key + "'", key, use);
    }
  }

  private void checkVariable(ServiceNode node, String what, String key, VariableUse use) {
    if (use.name().isEmpty()) {
      report(
          Rule.COMPOSE_VARIABLE,
          node,
          key,
          "%s of service '%s' has a '$' that starts no variable".formatted(what, node.id()),
          "write '$$' for a plain dollar");
      return;
    }
    EnvEntry entry = declared.get(use.name());
    if (entry == null && use.needsValue()) {
      List<String> near = Suggestions.nearest(use.name(), declared.keySet());
      report(
          Rule.COMPOSE_VARIABLE,
          node,
          key,
          "%s of service '%s' uses ${%s}, which .env does not have in %s"
              .formatted(what, node.id(), use.name(), environment.id()),
          (near.isEmpty() ? "" : "nearest: " + String.join(", ", near) + "; ")
              + "declare it under 'variables' in template.yaml, or write $$ for a plain dollar");
    } else if (entry != null && use.refusesEmpty() && entry.value().isEmpty()) {
      report(
          Rule.COMPOSE_VARIABLE,
          node,
          key,
          "%s of service '%s' refuses an empty ${%s}, but example files leave it empty"
              .formatted(what, node.id(), use.name()),
          "write ${" + use.name() + "}");
    }
  }

  private void forbidMount(ServiceNode node, String what, String fix) {
    report(
        Rule.COMPOSE_OUTSIDE,
        node,
        "volumes",
        "service '%s' (%s) must not mount %s".formatted(node.id(), node.component(), what),
        fix);
  }

  private static Rule ruleOf(String key) {
    return key.equals("container_name") ? Rule.COMPOSE_FIXED_NAME : Rule.COMPOSE_FORBIDDEN_KEY;
  }

  private void forbid(Rule rule, ServiceNode node, String key, String what, String fix) {
    report(
        rule,
        node,
        key,
        "service '%s' (%s) must not have '%s' in %s"
            .formatted(node.id(), node.component(), what, environment.id()),
        fix);
  }

  private void report(Rule rule, ServiceNode node, String key, String what, String fix) {
    problems.add(new Problem(what, places.where(node, environment, key), fix, rule));
  }
}
