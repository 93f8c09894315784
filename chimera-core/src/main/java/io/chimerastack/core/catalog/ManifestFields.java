package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.RefusedValue;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the manifests of components and stacks have in common. */
final class ManifestFields {
  private ManifestFields() {}

  /** Reads {@code kind}, which tells the two apart. */
  static void requireKind(YamlFields fields, String kind) {
    fields.requiredValue(
        "kind",
        text -> {
          if (!text.equals(kind)) {
            throw new IllegalArgumentException("it must be '" + kind + "', got '" + text + "'");
          }
          return text;
        });
  }

  /** Returns the text of a key in a form, or an empty text after reporting what is wrong. */
  static String required(YamlFields fields, String key, Syntax syntax) {
    return fields.requiredValue(key, syntax::check).orElse("");
  }

  /** Returns the environments of a key; both if it is not there. */
  static Set<Environment> environments(
      YamlFields fields, Set<Environment> absent, YamlProblems problems) {
    if (fields.node("environments").isEmpty()) {
      return absent;
    }
    List<Environment> given =
        distinct(fields, "environments", ManifestFields::environment, problems);
    return given.isEmpty() ? absent : EnumSet.copyOf(given);
  }

  private static Environment environment(String text) {
    for (Environment environment : Environment.values()) {
      if (environment.id().equals(text)) {
        return environment;
      }
    }
    throw new IllegalArgumentException(
        "it must be one of "
            + Arrays.stream(Environment.values())
                .map(Environment::id)
                .collect(Collectors.joining(", "))
            + ", got '"
            + text
            + "'");
  }

  /** Returns component ids; those that no source has are problems. */
  static List<ComponentId> components(
      YamlFields fields, Collection<ComponentId> known, YamlProblems problems) {
    fields.required("components");
    return distinct(
        fields,
        "components",
        text -> {
          ComponentId id = new ComponentId(Syntax.COMPONENT.check(text));
          if (!known.contains(id)) {
            throw new RefusedValue(Rule.UNKNOWN_COMPONENT, Catalog.unknownComponent(id, known));
          }
          return id;
        },
        problems);
  }

  /** Returns the texts in the list of a key, which must not be empty nor hold a text twice. */
  static <T> List<T> distinct(
      YamlFields fields, String key, Function<String, T> parse, YamlProblems problems) {
    List<YamlNode> items = fields.items(key);
    fields
        .node(key)
        .filter(node -> node.kind() == YamlNode.Kind.LIST && items.isEmpty())
        .ifPresent(node -> problems.add(node, "must not be empty", "add an item or leave it out"));
    Set<Object> seen = new HashSet<>();
    for (YamlNode item : items) {
      item.text()
          .filter(text -> !seen.add(text))
          .ifPresent(
              text ->
                  problems.add(
                      Rule.GIVEN_TWICE, item, "is given twice: '" + text + "'", "keep one"));
    }
    return fields.values(key, parse);
  }

  /** Reports each name that occurs more than once. */
  static void requireUnique(
      List<YamlFields> items, String key, String what, YamlProblems problems) {
    Set<String> seen = new HashSet<>();
    List<YamlNode> again = new ArrayList<>();
    for (YamlFields item : items) {
      item.node()
          .child(key)
          .filter(n -> n.text().isPresent() && !seen.add(n.raw()))
          .ifPresent(again::add);
    }
    for (YamlNode node : again) {
      problems.add(
          Rule.GIVEN_TWICE,
          node,
          "is given twice: the " + what + " '" + node.raw() + "'",
          "keep one");
    }
  }

  /** Reports a map that has none of the keys, or more than one. */
  static void requireExactlyOne(YamlFields item, String... keys) {
    List<String> given =
        Arrays.stream(keys).filter(key -> item.node().child(key).isPresent()).toList();
    if (item.node().kind() == YamlNode.Kind.MAP && given.size() != 1) {
      item.problem(
          "must have exactly one of "
              + String.join(", ", keys)
              + (given.isEmpty() ? ", has none" : ", has " + String.join(", ", given)),
          given.isEmpty() ? "add one" : "keep one");
    }
  }
}
