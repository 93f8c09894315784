package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlNode.Kind;
import io.chimerastack.core.yaml.YamlNode.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML 1.2 document (core schema, with the merge key of YAML 1.1) into values that know
 * their place. What is read may come from anywhere, so it is limited: {@link #MAX_BYTES}, {@link
 * #MAX_DEPTH}, {@link #MAX_ALIASES} and {@link #MAX_VALUES}.
 */
public final class YamlDocument {
  /** The largest document, in bytes of UTF-8. */
  public static final int MAX_BYTES = 1 << 20;

  /** How deep maps and lists may nest. */
  public static final int MAX_DEPTH = 64;

  /** How many aliases of maps and lists a document may use. */
  public static final int MAX_ALIASES = 50;

  /** How many values a document may hold once its aliases are resolved. */
  public static final int MAX_VALUES = 250_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowNonScalarKeys(true)
          .setMaxAliasesForCollections(MAX_ALIASES)
          .setCodePointLimit(MAX_BYTES)
          .setUseMarks(true)
          .build();

  private final String source;
  private final List<Problem> problems;
  private int values;

  private YamlDocument(String source, List<Problem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * Reads a document.
   *
   * @param text the document; empty text is a {@code NULL} value
   * @param source what the document is called in problems, such as {@code chimera.yaml}
   * @throws YamlException if the text is no YAML, has a key twice, or goes beyond the limits
   */
  public static YamlNode parse(String text, String source) {
    if (text.length() > MAX_BYTES) {
      throw tooLarge(source);
    }
    try {
      LimitedComposer composer = new LimitedComposer(SETTINGS, text, source);
      Optional<Node> root = composer.getSingleNode();
      YamlDocument document = new YamlDocument(source, composer.problems());
      Place start = new Place(1, 1);
      YamlNode read =
          root.isPresent()
              ? document.convert(root.get(), null, "", null)
              : YamlNode.scalar(source, null, "", start, start, null, "");
      if (!document.problems.isEmpty()) {
        throw new YamlException(document.problems);
      }
      return read;
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String context = e.getContext();
      throw new YamlException(
          List.of(
              new Problem(
                  (context == null ? "" : context + ": ") + e.getProblem(),
                  mark == null ? source : where(source, mark),
                  "write valid YAML",
                  Rule.YAML_SYNTAX)),
          e);
    } catch (ReaderException e) {
      throw new YamlException(
          List.of(
              new Problem(
                  String.format(
                      Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint()),
                  where(source, text, e.getPosition()),
                  "remove it, or write it escaped in double quotes",
                  Rule.YAML_SYNTAX)),
          e);
    } catch (YamlEngineException e) {
      throw new YamlException(
          List.of(
              new Problem(
                  String.valueOf(e.getMessage()),
                  source,
                  "write simpler YAML with fewer aliases",
                  Rule.YAML_LIMITS)),
          e);
    }
  }

  /**
   * Reads a document from its bytes.
   *
   * @throws YamlException as {@link #parse(String, String)}, and if the bytes are no UTF-8
   */
  public static YamlNode parse(byte[] bytes, String source) {
    if (bytes.length > MAX_BYTES) {
      throw tooLarge(source);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new YamlException(
          List.of(
              new Problem(
                  "the file is not UTF-8 text", source, "save it as UTF-8", Rule.FILE_ENCODING)),
          e);
    }
    return parse(text, source);
  }

  private static YamlException tooLarge(String source) {
    return new YamlException(
        List.of(
            new Problem(
                "the document is larger than " + MAX_BYTES + " bytes",
                source,
                "make it smaller",
                Rule.YAML_LIMITS)));
  }

  static String where(String source, Mark mark) {
    return source + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }

  private static String where(String source, String text, int position) {
    int line = 1;
    int column = 1;
    int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    for (int i = 0; i < end; i++) {
      column++;
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return source + ":" + line + ":" + column;
  }

  private YamlNode convert(Node node, @Nullable YamlNode parent, String step, @Nullable Node key) {
    values++;
    if (values > MAX_VALUES) {
      throw new YamlException(
          List.of(
              new Problem(
                  "the document grows beyond " + MAX_VALUES + " values through its aliases",
                  source,
                  "use fewer aliases",
                  Rule.YAML_LIMITS)));
    }
    Place place = place(node);
    Place keyPlace = key == null ? place : place(key);
    if (node instanceof MappingNode map) {
      requireTag(node, Tag.MAP);
      YamlNode result = YamlNode.collection(source, parent, step, place, keyPlace, Kind.MAP);
      Map<String, YamlNode> entries = new LinkedHashMap<>();
      for (NodeTuple entry : map.getValue()) {
        String name = ((ScalarNode) entry.getKeyNode()).getValue();
        entries.put(name, convert(entry.getValueNode(), result, name, entry.getKeyNode()));
      }
      result.complete(entries, List.of());
      return result;
    }
    if (node instanceof SequenceNode list) {
      requireTag(node, Tag.SEQ);
      YamlNode result = YamlNode.collection(source, parent, step, place, keyPlace, Kind.LIST);
      List<YamlNode> items = new ArrayList<>();
      for (Node item : list.getValue()) {
        items.add(convert(item, result, Integer.toString(items.size()), null));
      }
      result.complete(Map.of(), items);
      return result;
    }
    ScalarNode scalar = (ScalarNode) node;
    return YamlNode.scalar(
        source, parent, step, place, keyPlace, valueOf(scalar), scalar.getValue());
  }

  private @Nullable Object valueOf(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    try {
      if (tag.equals(Tag.INT)) {
        return integer(text);
      }
      if (tag.equals(Tag.FLOAT)) {
        return decimal(text.toLowerCase(Locale.ROOT));
      }
      if (tag.equals(Tag.BOOL)) {
        return flag(text.toLowerCase(Locale.ROOT));
      }
    } catch (NumberFormatException e) {
      report(
          scalar,
          "'" + text + "' is no " + (tag.equals(Tag.BOOL) ? "truth value" : "number of 64 bits"),
          "put it in quotes to make it text");
      return text;
    }
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (!tag.equals(Tag.STR) && !tag.equals(Tag.ENV_TAG) && !tag.equals(Tag.MERGE)) {
      report(scalar, "the tag " + tag.getValue() + " is not supported", "remove the tag");
    }
    return text;
  }

  private static Long integer(String text) {
    if (text.startsWith("0x")) {
      return Long.parseLong(text.substring(2), 16);
    }
    if (text.startsWith("0o")) {
      return Long.parseLong(text.substring(2), 8);
    }
    return Long.parseLong(text);
  }

  private static Double decimal(String text) {
    return switch (text) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new NumberFormatException(text);
    }
    return text.equals("true");
  }

  private void requireTag(Node node, Tag expected) {
    if (!node.getTag().equals(expected)) {
      report(node, "the tag " + node.getTag().getValue() + " is not supported", "remove the tag");
    }
  }

  private void report(Node node, String what, String fix) {
    problems.add(
        new Problem(what, where(source, node.getStartMark().orElseThrow()), fix, Rule.YAML_LIMITS));
  }

  private static Place place(Node node) {
    Mark mark = node.getStartMark().orElseThrow();
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
