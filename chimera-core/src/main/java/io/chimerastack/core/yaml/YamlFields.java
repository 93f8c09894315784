package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.RefusedValue;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.yaml.YamlNode.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of one map while they are read. Every accessor returns what is there or nothing, and
 * adds a located problem when a value is missing or of another kind; {@link #end} refuses what
 * nobody asked for.
 */
public final class YamlFields {
  private final YamlNode map;
  private final YamlProblems problems;
  private final Set<String> known = new LinkedHashSet<>();

  private YamlFields(YamlNode map, YamlProblems problems) {
    this.map = map;
    this.problems = problems;
  }

  /** Returns the fields of a value; a value that is no map is a problem and has no fields. */
  public static YamlFields of(YamlNode node, YamlProblems problems) {
    if (node.kind() != Kind.MAP) {
      problems.add(
          Rule.WRONG_TYPE, node, "must be a map, got " + node.describe(), "write keys with values");
    }
    return new YamlFields(node, problems);
  }

  /** Returns the map that the fields are of. */
  public YamlNode node() {
    return map;
  }

  /** Returns the value of a key, whatever it is. */
  public Optional<YamlNode> node(String key) {
    known.add(key);
    return map.child(key);
  }

  /** Returns the value of a key; a missing key is a problem. */
  public Optional<YamlNode> required(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty() && map.kind() == Kind.MAP) {
      problems.add(Rule.MISSING_KEY, map, "lacks the key '" + key + "'", "add '" + key + ":'");
    }
    return node;
  }

  /** Returns the text of a key, if it is there. */
  public Optional<String> text(String key) {
    return node(key).flatMap(this::text);
  }

  /** Returns the text of a key, or an empty text after reporting that it is missing. */
  public String requiredText(String key) {
    return required(key).flatMap(this::text).orElse("");
  }

  /**
   * Returns what {@code parse} makes of the text of a key, if it is there. An {@code
   * IllegalArgumentException} of {@code parse} becomes a problem.
   */
  public <T> Optional<T> value(String key, Function<String, T> parse) {
    return node(key).flatMap(node -> value(node, parse));
  }

  /** Returns the same as {@link #value}; a missing key is a problem. */
  public <T> Optional<T> requiredValue(String key, Function<String, T> parse) {
    return required(key).flatMap(node -> value(node, parse));
  }

  /** Returns the truth value of a key, or {@code absent} if it is not there. */
  public boolean flag(String key, boolean absent) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return absent;
    }
    if (node.get().flag().isEmpty()) {
      mustBe(node.get(), "true or false", "write true or false without quotes");
    }
    return node.get().flag().orElse(absent);
  }

  /** Returns the whole number of a key, if it is there and within {@code least..most}. */
  public Optional<Integer> integer(String key, int least, int most) {
    return node(key).flatMap(node -> integer(node, least, most));
  }

  /** Returns the same as {@link #integer}; a missing key is a problem. */
  public Optional<Integer> requiredInteger(String key, int least, int most) {
    return required(key).flatMap(node -> integer(node, least, most));
  }

  /** Returns the items of the list of a key; none if it is not there. */
  public List<YamlNode> items(String key) {
    return node(key).map(this::items).orElse(List.of());
  }

  /** Returns what {@code parse} makes of each text in the list of a key; none if not there. */
  public <T> List<T> values(String key, Function<String, T> parse) {
    List<T> values = new ArrayList<>();
    for (YamlNode item : items(key)) {
      value(item, parse).ifPresent(values::add);
    }
    return values;
  }

  /** Returns the fields of each map in the list of a key; none if it is not there. */
  public List<YamlFields> list(String key) {
    List<YamlFields> list = new ArrayList<>();
    for (YamlNode item : items(key)) {
      list.add(of(item, problems));
    }
    return list;
  }

  /** Returns the fields of the map of a key, if it is there. */
  public Optional<YamlFields> fields(String key) {
    return node(key).map(node -> of(node, problems));
  }

  /** Returns the entries of the map of a key, in document order; none if it is not there. */
  public Map<String, YamlNode> entries(String key) {
    return fields(key).map(fields -> fields.map.entries()).orElse(Map.of());
  }

  /** Returns the texts in the map of a key, in document order; none if it is not there. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries(key).forEach((name, node) -> text(node).ifPresent(text -> texts.put(name, text)));
    return texts;
  }

  /** Adds a problem with the whole map. */
  public void problem(String what, String fix) {
    problems.add(map, what, fix);
  }

  /** Reports every key that nobody asked for, with the nearest known one. */
  public void end() {
    map.entries()
        .forEach(
            (key, node) -> {
              if (!known.contains(key)) {
                List<String> nearest = Suggestions.nearest(key, known);
                problems.addAtKey(
                    Rule.UNKNOWN_KEY,
                    node,
                    "is an unknown key",
                    (nearest.isEmpty() ? "" : "did you mean '" + nearest.get(0) + "'? ")
                        + "known keys: "
                        + String.join(", ", known));
              }
            });
  }

  private Optional<String> text(YamlNode node) {
    if (node.text().isEmpty()) {
      boolean scalar = node.kind() != Kind.MAP && node.kind() != Kind.LIST && !node.isNull();
      mustBe(node, "text", scalar ? "put it in quotes: \"" + node.raw() + "\"" : "write text");
    }
    return node.text();
  }

  private <T> Optional<T> value(YamlNode node, Function<String, T> parse) {
    return text(node)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (IllegalArgumentException e) {
                Rule rule = e instanceof RefusedValue refused ? refused.rule() : Rule.WRONG_VALUE;
                problems.add(rule, node, "is wrong: " + e.getMessage(), "correct the value");
                return Optional.empty();
              }
            });
  }

  private Optional<Integer> integer(YamlNode node, int least, int most) {
    Optional<Long> number = node.integer();
    if (number.isEmpty() || number.get() < least || number.get() > most) {
      mustBe(
          node,
          "a whole number in " + least + ".." + most,
          "write a number in that range without quotes");
      return Optional.empty();
    }
    return Optional.of(number.get().intValue());
  }

  private List<YamlNode> items(YamlNode node) {
    if (node.kind() != Kind.LIST) {
      mustBe(node, "a list", "write one item per line after '- '");
    }
    return node.items();
  }

  private void mustBe(YamlNode node, String expected, String fix) {
    problems.add(Rule.WRONG_TYPE, node, "must be " + expected + ", got " + node.describe(), fix);
  }
}
