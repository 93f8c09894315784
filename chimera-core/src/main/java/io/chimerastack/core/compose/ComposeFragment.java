package io.chimerastack.core.compose;

import io.chimerastack.core.graph.ServiceDefinition;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a component's author wrote about its service: a Compose document with exactly that service
 * and the volumes it names. Immutable. It remembers where each key stands.
 */
public final class ComposeFragment {
  private static final Set<String> MERGED = Set.of("environment", "labels", "build");

  private final ServiceId service;
  private final String source;
  private final Map<String, @Nullable Object> definition;
  private final Map<String, @Nullable Object> volumes;
  private final Map<String, String> places;

  private ComposeFragment(
      ServiceId service,
      String source,
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> volumes,
      Map<String, String> places) {
    this.service = service;
    this.source = source;
    this.definition = Collections.unmodifiableMap(definition);
    this.volumes = Collections.unmodifiableMap(volumes);
    this.places = Collections.unmodifiableMap(places);
  }

  /**
   * Returns the fragment that starts a service which has nothing in the other environment.
   *
   * @param source what the fragment is called in problems
   */
  public static ComposeFragment empty(ServiceId service, String source) {
    return new ComposeFragment(service, source, Map.of(), Map.of(), Map.of());
  }

  /**
   * Reads a fragment.
   *
   * @param text the rendered fragment
   * @param source what it is called in problems
   * @param service the service that it must define
   * @throws io.chimerastack.core.yaml.YamlException if the text is no YAML
   * @throws ComposeException with every problem, if it defines anything but that service and
   *     volumes
   */
  public static ComposeFragment parse(String text, String source, ServiceId service) {
    YamlNode root = YamlDocument.parse(text, source);
    List<Problem> problems = new ArrayList<>();
    requireMap(root, "the Compose fragment", problems);
    root.entries()
        .forEach(
            (key, value) -> {
              if (!key.equals("services") && !key.equals("volumes") && !key.startsWith("x-")) {
                problems.add(
                    new Problem(
                        "a Compose fragment must not have the key '" + key + "'",
                        value.keyWhere(),
                        "only 'services', 'volumes' and keys that start with 'x-' are possible",
                        Rule.COMPOSE_FRAGMENT));
              }
            });
    YamlNode definition = definition(root, service, problems);
    Map<String, @Nullable Object> volumes = new LinkedHashMap<>();
    root.child("volumes")
        .ifPresent(
            node -> {
              requireMap(node, "'volumes'", problems);
              node.entries().forEach((name, value) -> checkVolume(name, value, problems));
              volumes.putAll(node.toPlainMap());
            });
    if (!problems.isEmpty()) {
      throw new ComposeException(problems);
    }
    Map<String, @Nullable Object> plain = definition.toPlainMap();
    plain.computeIfPresent("environment", (key, value) -> keyed(value));
    Map<String, String> places = new LinkedHashMap<>();
    definition.entries().forEach((key, value) -> places.put(key, value.keyWhere()));
    return new ComposeFragment(service, source, plain, volumes, places);
  }

  /** A volume with a driver, a name or options of its own may be any folder of the machine. */
  private static void checkVolume(String name, YamlNode volume, List<Problem> problems) {
    String fix = "write '%s: {}'; only 'labels' are possible".formatted(name);
    if (volume.kind() == YamlNode.Kind.MAP) {
      volume
          .entries()
          .forEach(
              (key, value) -> {
                if (!key.equals("labels")) {
                  problems.add(
                      new Problem(
                          "the volume '%s' must not have '%s'".formatted(name, key),
                          value.keyWhere(),
                          fix,
                          Rule.COMPOSE_FRAGMENT));
                }
              });
    } else if (volume.kind() != YamlNode.Kind.NULL) {
      problems.add(
          new Problem(
              "the volume '%s' must not be %s".formatted(name, volume.describe()),
              volume.where(),
              fix,
              Rule.COMPOSE_FRAGMENT));
    }
  }

  private static YamlNode definition(YamlNode root, ServiceId service, List<Problem> problems) {
    String fix = "define the service '" + service + "', as template.yaml names it, and no other";
    YamlNode services = root.child("services").orElse(root);
    if (services == root) {
      problems.add(
          new Problem(
              "the Compose fragment has no 'services'", root.where(), fix, Rule.COMPOSE_FRAGMENT));
      return root;
    }
    requireMap(services, "'services'", problems);
    services
        .entries()
        .forEach(
            (name, value) -> {
              if (!name.equals(service.value())) {
                problems.add(
                    new Problem(
                        "the Compose fragment defines another service, '" + name + "'",
                        value.keyWhere(),
                        fix,
                        Rule.COMPOSE_FRAGMENT));
              } else {
                requireMap(value, "service '" + name + "'", problems);
              }
            });
    YamlNode found = services.child(service.value()).orElse(services);
    if (found == services && services.entries().isEmpty()) {
      problems.add(
          new Problem(
              "the Compose fragment defines no service",
              services.where(),
              fix,
              Rule.COMPOSE_FRAGMENT));
    }
    return found;
  }

  private static void requireMap(YamlNode node, String what, List<Problem> problems) {
    if (node.kind() != YamlNode.Kind.MAP) {
      problems.add(
          new Problem(
              what + " must be a map, but is " + node.describe(),
              node.where(),
              "write keys",
              Rule.COMPOSE_FRAGMENT));
    }
  }

  /**
   * Returns the production service: each key of {@code production} takes the place of this one's,
   * {@code null} removes it; {@code environment}, {@code labels} and {@code build} merge by key. Of
   * the volumes those remain that the service still names.
   */
  public ComposeFragment overlaidBy(ComposeFragment production) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(definition);
    Map<String, String> where = new LinkedHashMap<>(places);
    production.definition.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else if (MERGED.contains(key) && merged.get(key) != null) {
            merged.put(key, overlaid(keyed(key, merged.get(key)), keyed(key, value)));
          } else {
            merged.put(key, value);
          }
        });
    where.putAll(production.places);
    Map<String, @Nullable Object> all = new LinkedHashMap<>(volumes);
    all.putAll(production.volumes);
    all.keySet().retainAll(MountSource.named(merged));
    return new ComposeFragment(service, production.source, merged, all, where);
  }

  private static Map<String, @Nullable Object> overlaid(Object below, Object above) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    ((Map<?, ?>) below).forEach((key, value) -> merged.put(String.valueOf(key), value));
    ((Map<?, ?>) above)
        .forEach(
            (key, value) -> {
              if (value == null) {
                merged.remove(String.valueOf(key));
              } else {
                merged.put(String.valueOf(key), value);
              }
            });
    return merged;
  }

  private static Object keyed(String key, @Nullable Object value) {
    return key.equals("build") && value instanceof String context
        ? Map.of("context", context)
        : keyed(value);
  }

  /** Returns Compose's list form {@code - KEY=value} as a map; other values as they are. */
  private static Object keyed(@Nullable Object value) {
    if (value instanceof Map<?, ?>) {
      return value;
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        String text = String.valueOf(item);
        int equals = text.indexOf('=');
        map.put(
            equals < 0 ? text : text.substring(0, equals),
            equals < 0 ? null : text.substring(equals + 1));
      }
    }
    return map;
  }

  /** Returns the fragment as the graph keeps it. */
  @SuppressWarnings("NullAway") // a Compose value may be null; the model documents it
  public ServiceDefinition toDefinition(Environment environment) {
    return new ServiceDefinition(service, environment, definition, volumes);
  }

  /** Returns where a key of the service stands, or the fragment's name if it has no such key. */
  public String where(String key) {
    return places.getOrDefault(key, source);
  }
}
