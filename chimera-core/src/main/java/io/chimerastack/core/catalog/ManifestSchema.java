package io.chimerastack.core.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlPointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published JSON Schemas of the documents that people write. The catalog that came with this
 * program was held against them when it was built; what comes from elsewhere is when it is read.
 * Thread-safe.
 */
public final class ManifestSchema {
  /** Which document. */
  public enum Kind {
    /** {@code template.yaml} of a component. */
    COMPONENT("schema/component.schema.json"),
    /** {@code template.yaml} of a stack. */
    STACK("schema/stack.schema.json"),
    /** {@code chimera.yaml}. */
    BLUEPRINT("schema/blueprint.schema.json");

    private final String path;

    Kind(String path) {
      this.path = path;
    }

    /** Returns the schema's path in its source. */
    public String path() {
      return path;
    }
  }

  private final Map<Kind, Rules> rules;

  private ManifestSchema(Map<Kind, Rules> rules) {
    this.rules = rules;
  }

  /** A schema as the validator has it, and as a tree in which its words are looked up. */
  private record Rules(Schema schema, YamlNode text) {}

  /**
   * Returns the schemas of the first source that has all of them; empty if none has.
   *
   * @throws io.chimerastack.core.yaml.YamlException if a schema is no JSON
   */
  public static Optional<ManifestSchema> of(List<CatalogSource> sources) {
    for (CatalogSource source : sources) {
      boolean all = true;
      for (Kind kind : Kind.values()) {
        all &= source.paths().contains(kind.path());
      }
      if (all) {
        return Optional.of(new ManifestSchema(read(source)));
      }
    }
    return Optional.empty();
  }

  private static Map<Kind, Rules> read(CatalogSource source) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<Kind, Rules> rules = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      String text = new String(source.read(kind.path()), StandardCharsets.UTF_8);
      // JSON is YAML too
      YamlNode tree = YamlDocument.parse(text, source.locate(kind.path()));
      rules.put(kind, new Rules(registry.getSchema(text, InputFormat.JSON), tree));
    }
    return rules;
  }

  /**
   * Holds a document against its schema.
   *
   * @return all that is wrong, each with its line and column; in the order of the document
   */
  public List<Problem> validate(Kind kind, YamlNode document) {
    Rules rule = rules(kind);
    StringBuilder json = new StringBuilder();
    writeJson(document, json);
    List<Error> errors =
        rule.schema()
            .validate(
                json.toString(),
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.locale(Locale.ROOT)));
    List<Located> located = new ArrayList<>();
    for (Error error : errors) {
      if (!isPartOfAlternative(error, errors)) {
        located.add(locate(error, rule.text(), document));
      }
    }
    Collections.sort(located);
    return located.stream().map(Located::problem).distinct().toList();
  }

  private Rules rules(Kind kind) {
    Rules known = rules.get(kind);
    if (known == null) {
      throw new IllegalStateException("there is no schema for " + kind);
    }
    return known;
  }

  /** A problem with the line and column it is sorted by. */
  private record Located(int line, int column, Problem problem) implements Comparable<Located> {
    @Override
    public int compareTo(Located other) {
      return line != other.line
          ? Integer.compare(line, other.line)
          : Integer.compare(column, other.column);
    }
  }

  /** Tells whether an error only explains why one branch of a {@code oneOf} did not match. */
  private static boolean isPartOfAlternative(Error error, List<Error> errors) {
    String path = error.getEvaluationPath().toString();
    return errors.stream()
        .filter(other -> other.getKeyword().equals("oneOf"))
        .anyMatch(other -> path.startsWith(other.getEvaluationPath() + "/"));
  }

  private static Located locate(Error error, YamlNode schema, YamlNode document) {
    YamlNode node = document.nearest(pointer(error.getInstanceLocation()));
    String property = error.getProperty();
    YamlNode rule = schema.nearest(pointer(error.getSchemaLocation().getFragment().getParent()));
    return switch (error.getKeyword()) {
      case "required" ->
          at(Rule.MISSING_KEY, node, "lacks the key '" + property + "'", "add '" + property + ":'");
      case "dependentRequired" -> {
        String needed = String.valueOf(error.getArguments()[0]);
        yield atKey(
            Rule.MISSING_KEY,
            node,
            property,
            "needs the key '" + needed + "'",
            "add '" + needed + ":'");
      }
      case "additionalProperties" ->
          atKey(Rule.UNKNOWN_KEY, node, property, "is an unknown key", known(rule));
      case "propertyNames" ->
          atKey(
              Rule.WRONG_VALUE,
              node,
              property,
              "has a wrong name",
              expected(part(rule, "propertyNames"), schema));
      case "oneOf" ->
          at(Rule.WRONG_VALUE, node, "must have exactly one of " + alternatives(rule), "keep one");
      case "type" -> at(Rule.WRONG_TYPE, node, "is wrong: " + text(error), expected(rule, schema));
      default -> at(Rule.WRONG_VALUE, node, "is wrong: " + text(error), expected(rule, schema));
    };
  }

  private static Located at(Rule rule, YamlNode node, String what, String fix) {
    return located(rule, node, node.where(), what, fix);
  }

  private static Located atKey(
      Rule rule, YamlNode map, @Nullable String key, String what, String fix) {
    YamlNode node = key == null ? map : map.child(key).orElse(map);
    return located(rule, node, node.keyWhere(), what, fix);
  }

  private static Located located(Rule rule, YamlNode node, String where, String what, String fix) {
    String prefix = node.pointer().isEmpty() ? "" : node.pointer() + " ";
    int[] place = place(where);
    return new Located(place[0], place[1], new Problem(prefix + what, where, fix, rule));
  }

  private static int[] place(String where) {
    int column = where.lastIndexOf(':');
    int line = where.lastIndexOf(':', column - 1);
    return new int[] {
      Integer.parseInt(where, line + 1, column, 10),
      Integer.parseInt(where, column + 1, where.length(), 10)
    };
  }

  private static String pointer(NodePath path) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append(YamlPointer.of(path.getElement(i)));
    }
    return pointer.toString();
  }

  /** Returns the validator's words without the pointer in front. */
  private static String text(Error error) {
    String message = error.getMessage();
    String prefix = error.getInstanceLocation() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private static YamlNode part(YamlNode rule, String key) {
    return rule.child(key).orElse(rule);
  }

  private static String expected(YamlNode rule, YamlNode schema) {
    YamlNode named =
        rule.child("$ref")
            .flatMap(YamlNode::text)
            .filter(reference -> reference.startsWith("#/"))
            .map(reference -> schema.nearest(reference.substring(1)))
            .orElse(rule);
    return named
        .child("description")
        .flatMap(YamlNode::text)
        .map(description -> "expected: " + description)
        .orElse("correct the value");
  }

  private static String known(YamlNode rule) {
    return "known keys: " + String.join(", ", part(rule, "properties").entries().keySet());
  }

  private static String alternatives(YamlNode rule) {
    List<String> keys = new ArrayList<>();
    for (YamlNode branch : part(rule, "oneOf").items()) {
      part(branch, "required").items().forEach(key -> keys.add(key.raw()));
    }
    return String.join(", ", keys);
  }

  private static void writeJson(YamlNode node, StringBuilder json) {
    switch (node.kind()) {
      case MAP -> {
        char separator = '{';
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
          writeText(entry.getKey(), json.append(separator));
          writeJson(entry.getValue(), json.append(':'));
          separator = ',';
        }
        json.append(separator == '{' ? "{}" : "}");
      }
      case LIST -> {
        char separator = '[';
        for (YamlNode item : node.items()) {
          writeJson(item, json.append(separator));
          separator = ',';
        }
        json.append(separator == '[' ? "[]" : "]");
      }
      case TEXT -> writeText(node.raw(), json);
      // JSON has neither infinity nor NaN; what counts for a schema is that it is a number
      case FLOAT ->
          json.append(node.decimal().filter(number -> Double.isFinite(number)).orElse(0.5));
      case INTEGER -> json.append(node.integer().orElse(0L));
      case BOOLEAN -> json.append(node.flag().orElse(false));
      case NULL -> json.append("null");
    }
  }

  private static void writeText(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
