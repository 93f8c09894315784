package io.chimerastack.core.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML document that knows its place. Immutable; aliases and merge keys are resolved,
 * keys are text and unique.
 */
public final class YamlNode {
  /** What a value is. */
  public enum Kind {
    /** Keys with values. */
    MAP,
    /** Values in order. */
    LIST,
    /** Text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number with a fraction or an exponent. */
    FLOAT,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** Nothing: an empty value, {@code null} or {@code ~}. */
    NULL;

    /** Returns the name in a sentence, such as {@code a list}. */
    String words() {
      return switch (this) {
        case MAP -> "a map";
        case LIST -> "a list";
        case TEXT -> "text";
        case INTEGER -> "a whole number";
        case FLOAT -> "a number";
        case BOOLEAN -> "true or false";
        case NULL -> "nothing";
      };
    }
  }

  private final String source;
  private final @Nullable YamlNode parent;
  private final String step;
  private final int line;
  private final int column;
  private final int keyLine;
  private final int keyColumn;
  private final Kind kind;
  private final @Nullable Object value;
  private final String raw;
  private Map<String, YamlNode> entries = Map.of();
  private List<YamlNode> items = List.of();

  private YamlNode(
      String source,
      @Nullable YamlNode parent,
      String step,
      Place place,
      Place key,
      Kind kind,
      @Nullable Object value,
      String raw) {
    this.source = source;
    this.parent = parent;
    this.step = step;
    this.line = place.line();
    this.column = place.column();
    this.keyLine = key.line();
    this.keyColumn = key.column();
    this.kind = kind;
    this.value = value;
    this.raw = raw;
  }

  /** A line and a column, both counted from 1. */
  record Place(int line, int column) {}

  /** Creates a scalar; {@code value} is String, Long, Double, Boolean or null. */
  static YamlNode scalar(
      String source,
      @Nullable YamlNode parent,
      String step,
      Place place,
      Place key,
      @Nullable Object value,
      String raw) {
    return new YamlNode(source, parent, step, place, key, kindOf(value), value, raw);
  }

  /** Creates a map or list, to be completed once by {@link #complete}. */
  static YamlNode collection(
      String source, @Nullable YamlNode parent, String step, Place place, Place key, Kind kind) {
    return new YamlNode(source, parent, step, place, key, kind, null, "");
  }

  void complete(Map<String, YamlNode> entries, List<YamlNode> items) {
    this.entries = Collections.unmodifiableMap(entries);
    this.items = Collections.unmodifiableList(items);
  }

  private static Kind kindOf(@Nullable Object value) {
    if (value == null) {
      return Kind.NULL;
    }
    if (value instanceof Long) {
      return Kind.INTEGER;
    }
    if (value instanceof Double) {
      return Kind.FLOAT;
    }
    return value instanceof Boolean ? Kind.BOOLEAN : Kind.TEXT;
  }

  /** Returns what the value is. */
  public Kind kind() {
    return kind;
  }

  /** Returns the name of the document, as given to {@link YamlDocument#parse}. */
  public String source() {
    return source;
  }

  /** Returns the line of the value, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the value, from 1. */
  public int column() {
    return column;
  }

  /** Returns the place of the value, {@code source:line:column}. */
  public String where() {
    return source + ":" + line + ":" + column;
  }

  /** Returns the place of the value's key in its map; for a list item or the root, its own. */
  public String keyWhere() {
    return source + ":" + keyLine + ":" + keyColumn;
  }

  Place place() {
    return new Place(line, column);
  }

  Place keyPlace() {
    return new Place(keyLine, keyColumn);
  }

  /** Returns the JSON pointer of the value; empty for the root. */
  public String pointer() {
    YamlNode up = parent;
    return up == null ? "" : YamlPointer.child(up.pointer(), step);
  }

  /** Returns the entries of a map in document order; empty for anything else. */
  public Map<String, YamlNode> entries() {
    return entries;
  }

  /** Returns the items of a list in document order; empty for anything else. */
  public List<YamlNode> items() {
    return items;
  }

  /** Returns the value of a map's key, if there is one. */
  public Optional<YamlNode> child(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Returns the value that a JSON pointer names, if there is one. */
  public Optional<YamlNode> at(String pointer) {
    YamlNode found = nearest(pointer);
    return found.pointer().equals(pointer) ? Optional.of(found) : Optional.empty();
  }

  /** Returns the value that a JSON pointer names, or the last one on the way that exists. */
  public YamlNode nearest(String pointer) {
    YamlNode here = this;
    for (String step : YamlPointer.steps(pointer)) {
      YamlNode next = here.kind == Kind.LIST ? here.item(step) : here.entries.get(step);
      if (next == null) {
        return here;
      }
      here = next;
    }
    return here;
  }

  private @Nullable YamlNode item(String step) {
    if (step.isEmpty() || step.length() > 9 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int index = Integer.parseInt(step);
    return index < items.size() ? items.get(index) : null;
  }

  /** Returns the text, if the value is text. */
  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Returns the number, if the value is a whole number. */
  public Optional<Long> integer() {
    return value instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /** Returns the number, if the value is a number with a fraction or an exponent. */
  public Optional<Double> decimal() {
    return value instanceof Double number ? Optional.of(number) : Optional.empty();
  }

  /** Returns the truth value, if the value is one. */
  public Optional<Boolean> flag() {
    return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /** Tells whether the value is nothing: empty, {@code null} or {@code ~}. */
  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /**
   * Returns the value without its places: a modifiable {@code LinkedHashMap}, {@code ArrayList},
   * {@code String}, {@code Long}, {@code Double}, {@code Boolean} or null.
   */
  public @Nullable Object toPlain() {
    return switch (kind) {
      case MAP -> toPlainMap();
      case LIST -> {
        List<@Nullable Object> list = new ArrayList<>(items.size());
        for (YamlNode item : items) {
          list.add(item.toPlain());
        }
        yield list;
      }
      default -> value;
    };
  }

  /** Returns the entries of a map without their places, as {@link #toPlain}; else an empty map. */
  public Map<String, @Nullable Object> toPlainMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    entries.forEach((key, child) -> map.put(key, child.toPlain()));
    return map;
  }

  /** Returns what the value is, for a sentence: {@code the text 'x'}, {@code a list}. */
  public String describe() {
    return switch (kind) {
      case MAP, LIST, NULL -> kind.words();
      case TEXT -> "the text '" + shortened() + "'";
      case INTEGER, FLOAT -> "the number " + shortened();
      case BOOLEAN -> raw.toLowerCase(Locale.ROOT);
    };
  }

  /** Returns a scalar as it was written, without quotes; empty for a map or list. */
  public String raw() {
    return raw;
  }

  private String shortened() {
    String line = raw.lines().findFirst().orElse("");
    return line.length() < raw.length() || line.length() > 60
        ? line.substring(0, Math.min(57, line.length())) + "..."
        : line;
  }

  /** Returns the place and what is there. */
  @Override
  public String toString() {
    return where() + ": " + describe();
  }
}
