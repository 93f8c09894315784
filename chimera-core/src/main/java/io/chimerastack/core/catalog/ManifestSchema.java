package io.chimerastack.core.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.chimerastack.core.problem.Problem;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

  private final Map<Kind, Schema> schemas;

  private ManifestSchema(Map<Kind, Schema> schemas) {
    this.schemas = schemas;
  }

  /** Returns the schemas of the first source that has all of them; empty if none has. */
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

  private static Map<Kind, Schema> read(CatalogSource source) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      String text = new String(source.read(kind.path()), StandardCharsets.UTF_8);
      schemas.put(kind, registry.getSchema(text, InputFormat.JSON));
    }
    return schemas;
  }

  /**
   * Holds a document against its schema.
   *
   * @return all that is wrong, each with its line and column; in the order of the document
   */
  public List<Problem> validate(Kind kind, YamlNode document) {
    Schema schema = schema(kind);
    List<Error> errors =
        schema.validate(
            toJson(document.toPlain()),
            execution -> execution.executionConfig(config -> config.locale(Locale.ROOT)));
    List<Located> located = new ArrayList<>();
    for (Error error : errors) {
      if (!isPartOfAlternative(error, errors)) {
        located.add(locate(error, schema.getSchemaNode(), document));
      }
    }
    Collections.sort(located);
    return located.stream().map(Located::problem).distinct().toList();
  }

  private Schema schema(Kind kind) {
    Schema schema = schemas.get(kind);
    if (schema == null) {
      throw new IllegalStateException("there is no schema for " + kind);
    }
    return schema;
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

  private static Located locate(Error error, JsonNode schema, YamlNode document) {
    YamlNode node = document.nearest(pointer(error));
    String property = error.getProperty();
    JsonNode rule = parentRule(error, schema);
    return switch (error.getKeyword()) {
      case "required" -> at(node, "lacks the key '" + property + "'", "add '" + property + ":'");
      case "dependentRequired" -> at(node, text(error), "add the key that is missing");
      case "additionalProperties" -> atKey(node, property, "is an unknown key", known(rule));
      case "propertyNames" ->
          atKey(node, property, "has a wrong name", expected(rule.path("propertyNames"), schema));
      case "oneOf" -> at(node, "must have exactly one of " + alternatives(error), "keep one");
      default -> at(node, "is wrong: " + text(error), expected(rule, schema));
    };
  }

  private static Located at(YamlNode node, String what, String fix) {
    return located(node, node.where(), what, fix);
  }

  private static Located atKey(YamlNode map, @Nullable String key, String what, String fix) {
    YamlNode node = key == null ? map : map.child(key).orElse(map);
    return located(node, node.keyWhere(), what, fix);
  }

  private static Located located(YamlNode node, String where, String what, String fix) {
    String prefix = node.pointer().isEmpty() ? "" : node.pointer() + " ";
    int[] place = place(where);
    return new Located(place[0], place[1], new Problem(prefix + what, where, fix));
  }

  private static int[] place(String where) {
    int column = where.lastIndexOf(':');
    int line = where.lastIndexOf(':', column - 1);
    return new int[] {
      Integer.parseInt(where, line + 1, column, 10),
      Integer.parseInt(where, column + 1, where.length(), 10)
    };
  }

  private static String pointer(Error error) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      pointer.append(YamlPointer.of(error.getInstanceLocation().getElement(i)));
    }
    return pointer.toString();
  }

  /** Returns the validator's words without the pointer in front. */
  private static String text(Error error) {
    String message = error.getMessage();
    String prefix = error.getInstanceLocation() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  /** Returns the part of the schema whose keyword was not satisfied. */
  private static JsonNode parentRule(Error error, JsonNode schema) {
    JsonNode rule = schema;
    NodePath path = error.getSchemaLocation().getFragment();
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      rule =
          rule.isArray()
              ? rule.path(Integer.parseInt(path.getName(i)))
              : rule.path(path.getName(i));
    }
    return rule;
  }

  private static String expected(JsonNode rule, JsonNode schema) {
    JsonNode named = rule;
    String reference = rule.path("$ref").asString("");
    if (reference.startsWith("#/$defs/")) {
      named = schema.path("$defs").path(reference.substring("#/$defs/".length()));
    }
    String description = named.path("description").asString("");
    return description.isEmpty() ? "correct the value" : "expected: " + description;
  }

  private static String known(JsonNode rule) {
    return "known keys: " + String.join(", ", rule.path("properties").propertyNames());
  }

  private static String alternatives(Error error) {
    List<String> keys = new ArrayList<>();
    for (JsonNode branch : error.getSchemaNode()) {
      branch.path("required").forEach(key -> keys.add(key.asString()));
    }
    return String.join(", ", keys);
  }

  private static JsonNode toJson(@Nullable Object value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = json.objectNode();
      map.forEach((key, child) -> object.set(String.valueOf(key), toJson(child)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = json.arrayNode();
      list.forEach(item -> array.add(toJson(item)));
      return array;
    }
    if (value instanceof Long number) {
      return json.numberNode(number);
    }
    if (value instanceof Double number) {
      return json.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return json.booleanNode(flag);
    }
    return value == null ? json.nullNode() : json.stringNode(value.toString());
  }
}
