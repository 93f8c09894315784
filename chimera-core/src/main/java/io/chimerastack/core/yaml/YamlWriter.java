package io.chimerastack.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Writes plain values as YAML for people: two spaces of indent, list items indented below their
 * key, {@code \n} line ends, comments, blank lines between the entries of chosen maps. Text is
 * quoted only where some reader of YAML 1.1 or 1.2 would see something else than that text.
 *
 * <p>Immutable and thread-safe. What is written reads back as the same values with {@link
 * YamlDocument}; the same values always give the same bytes.
 */
public final class YamlWriter {
  /** Plain text that a reader of YAML 1.1 or 1.2 takes for a truth value, nothing or a merge. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "=", "");

  /** Numbers of YAML 1.1 and 1.2 in any base, with underscores, base 60, versions, and dates. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?0[bB][01_]*|[-+]?0[xX][0-9a-fA-F_]*|[-+]?0[oO][0-7_]*"
              + "|[-+]?\\.?[0-9][0-9_.,]*([eE][-+]?[0-9_.]*)?"
              + "|[-+]?\\.([iI][nN][fF]|[nN][aA][nN])"
              + "|[-+]?[0-9][^ ]*:.*"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  /** How a command's option starts, which no reader takes for a list item or a number. */
  private static final Pattern OPTION = Pattern.compile("--?[a-zA-Z]");

  /** The engine indents the blank lines between entries; text never has a line of spaces. */
  private static final Pattern INDENTED_BLANK_LINE = Pattern.compile("(?m)^ +$");

  /** Plain {@code ${NAME}} is text for Compose, although the engine knows it as a variable. */
  private static final Schema SCHEMA =
      new CoreSchema() {
        @Override
        public ScalarResolver getScalarResolver() {
          return new CoreScalarResolver(false) {
            @Override
            public void addImplicitResolver(Tag tag, Pattern pattern, String first) {
              if (!tag.equals(Tag.ENV_TAG)) {
                super.addImplicitResolver(tag, pattern, first);
              }
            }
          };
        }
      };

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setSchema(SCHEMA)
          .setDumpComments(true)
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setBestLineBreak("\n")
          .setSplitLines(false)
          .setWidth(Integer.MAX_VALUE)
          .setMaxSimpleKeyLength(1024)
          .setUseUnicodeEncoding(true)
          .setDereferenceAliases(true)
          .build();

  private final List<String> header;
  private final Map<String, List<String>> comments;
  private final Set<String> spaced;

  private YamlWriter(Builder builder) {
    this.header = List.copyOf(builder.header);
    this.comments = Map.copyOf(builder.comments);
    this.spaced = Set.copyOf(builder.spaced);
  }

  /** Starts a writer that writes neither comments nor blank lines. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Writes a document, ending in a line end.
   *
   * @param document maps, lists and other iterables, strings, whole numbers, doubles, booleans and
   *     null, nested to any depth that {@link YamlDocument} reads
   * @throws IllegalArgumentException if a value is of another type
   */
  public String write(Map<String, ?> document) {
    StringBuilder text = new StringBuilder();
    for (String line : header) {
      text.append(line.isEmpty() ? "#" : "# " + line).append('\n');
    }
    if (!header.isEmpty()) {
      text.append('\n');
    }
    Node root = node(document, "", true);
    String body =
        new Present(SETTINGS).emitToString(new Serialize(SETTINGS).serializeOne(root).iterator());
    return text.append(INDENTED_BLANK_LINE.matcher(body).replaceAll("")).toString();
  }

  private Node node(@Nullable Object value, String pointer, boolean inMap) {
    if (value instanceof Map<?, ?> map) {
      return map(map, pointer);
    }
    if (value instanceof Iterable<?> list) {
      List<Node> items = new ArrayList<>();
      for (Object item : list) {
        items.add(node(item, YamlPointer.child(pointer, items.size()), false));
      }
      return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
    }
    if (value == null) {
      return new ScalarNode(Tag.NULL, inMap ? "" : "null", ScalarStyle.PLAIN);
    }
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Boolean flag) {
      return new ScalarNode(Tag.BOOL, flag.toString(), ScalarStyle.PLAIN);
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return new ScalarNode(Tag.INT, value.toString(), ScalarStyle.PLAIN);
    }
    if (value instanceof Double number) {
      return new ScalarNode(Tag.FLOAT, decimal(number), ScalarStyle.PLAIN);
    }
    throw new IllegalArgumentException(
        "cannot write a " + value.getClass().getName() + " at '" + pointer + "' as YAML");
  }

  private Node map(Map<?, ?> map, String pointer) {
    boolean blankLines = spaced.contains(pointer);
    List<NodeTuple> entries = new ArrayList<>(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw new IllegalArgumentException("a key at '" + pointer + "' is no text");
      }
      String here = YamlPointer.child(pointer, name);
      Node key = text(name);
      List<CommentLine> lines = new ArrayList<>();
      if (blankLines && !entries.isEmpty()) {
        lines.add(line("", CommentType.BLANK_LINE));
      }
      for (String comment : comments.getOrDefault(here, List.of())) {
        lines.add(line(comment.isEmpty() ? "" : " " + comment, CommentType.BLOCK));
      }
      key.setBlockComments(lines);
      entries.add(new NodeTuple(key, node(entry.getValue(), here, true)));
    }
    return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
  }

  private static CommentLine line(String text, CommentType type) {
    return new CommentLine(Optional.empty(), Optional.empty(), text, type);
  }

  private static Node text(String text) {
    return new ScalarNode(Tag.STR, text, style(text));
  }

  private static ScalarStyle style(String text) {
    boolean quotes = false;
    boolean lines = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines = true;
      } else if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
        return ScalarStyle.DOUBLE_QUOTED;
      } else if (c == '"' || c == '\\') {
        quotes = true;
      }
    }
    if (lines) {
      return literal(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
    }
    if (isPlain(text)) {
      return ScalarStyle.PLAIN;
    }
    return quotes ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED;
  }

  private static boolean literal(String text) {
    return text.charAt(0) != ' '
        && text.charAt(0) != '\n'
        && !text.contains(" \n")
        && !text.endsWith(" ")
        && !text.contains("\t");
  }

  private static boolean isPlain(String text) {
    if (text.length() <= 5 && WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    char first = text.charAt(0);
    boolean option = first == '-' && OPTION.matcher(text).lookingAt();
    if (!option && "!&*-?:,[]{}#|>@`\"'%= ".indexOf(first) >= 0) {
      return false;
    }
    if (text.endsWith(" ") || text.endsWith(":") || text.contains(": ") || text.contains(" #")) {
      return false;
    }
    boolean numeric = first == '.' || first == '+' || (first >= '0' && first <= '9');
    return !numeric || !NUMBER.matcher(text).matches();
  }

  private static String decimal(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    String text = Double.toString(number);
    int exponent = text.indexOf('E');
    return exponent < 0 || text.charAt(exponent + 1) == '-'
        ? text
        : text.substring(0, exponent + 1) + "+" + text.substring(exponent + 1);
  }

  /** Collects how a {@link YamlWriter} writes. */
  public static final class Builder {
    private final List<String> header = new ArrayList<>();
    private final Map<String, List<String>> comments = new HashMap<>();
    private final Set<String> spaced = new HashSet<>();

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern UNPRINTABLE =
        Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\ufeff\\ufffe\\uffff\\p{Cs}]");

    private Builder() {}

    /** Adds lines of comment at the top, followed by a blank line; the {@code #} is added. */
    public Builder header(String text) {
      header.addAll(commentLines(text));
      return this;
    }

    /**
     * Sets the comment above a key.
     *
     * @param pointer the JSON pointer of the key, see {@link YamlPointer}
     * @param text one or more lines; the {@code #} is added
     */
    public Builder comment(String pointer, String text) {
      comments.put(pointer, commentLines(text));
      return this;
    }

    /**
     * Asks for a blank line between the entries of a map.
     *
     * @param pointer the JSON pointer of the map; empty for the whole document
     */
    public Builder blankLines(String pointer) {
      spaced.add(pointer);
      return this;
    }

    /** Splits at whatever any reader takes for a line end, so that no text escapes its comment. */
    private static List<String> commentLines(String text) {
      return LINE_END
          .splitAsStream(text)
          .map(line -> UNPRINTABLE.matcher(line).replaceAll(" ").stripTrailing())
          .toList();
    }

    /** Builds the writer. */
    public YamlWriter build() {
      return new YamlWriter(this);
    }
  }
}
