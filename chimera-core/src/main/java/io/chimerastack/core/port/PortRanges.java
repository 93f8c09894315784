package io.chimerastack.core.port;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.PublishedPort;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The ranges from which host ports are taken: the one source is {@code config/ports.yaml} ({@code
 * role: {technology: "first-last"}}). A range that is not there is an error, never a fallback.
 */
public final class PortRanges {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final SortedMap<String, PortRange> ranges;
  private final String source;

  private PortRanges(Map<String, PortRange> ranges, String source) {
    this.ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
    this.source = source;
  }

  /**
   * Returns these ranges.
   *
   * @param ranges by key, {@code <role>/<technology>}; copied
   * @param source the name of the place they come from, for problems
   */
  public static PortRanges of(Map<String, PortRange> ranges, String source) {
    return new PortRanges(ranges, source);
  }

  /**
   * Returns the ranges that a YAML document states.
   *
   * @param text the document: {@code role: {technology: "first-last"}}
   * @param source its name for problems, such as {@code config/ports.yaml}
   * @throws PortException (INPUT) naming the place of every entry that has another form
   * @throws io.chimerastack.core.yaml.YamlException if the text is no YAML
   */
  public static PortRanges parse(String text, String source) {
    return of(YamlDocument.parse(text, source));
  }

  /**
   * Takes the ranges from a document that was read.
   *
   * @throws PortException as {@link #parse}
   */
  public static PortRanges of(YamlNode root) {
    YamlProblems problems = new YamlProblems();
    Map<String, PortRange> ranges = new TreeMap<>();
    checkMap(root, "roles", problems);
    root.entries()
        .forEach(
            (role, technologies) -> {
              checkName(role, technologies, problems);
              checkMap(technologies, "technologies", problems);
              technologies
                  .entries()
                  .forEach(
                      (technology, range) -> {
                        checkName(technology, range, problems);
                        parse(range, problems)
                            .ifPresent(value -> ranges.put(role + "/" + technology, value));
                      });
            });
    problems.throwIfAny(found -> new PortException(Category.INPUT, found, null));
    return new PortRanges(ranges, root.source());
  }

  private static void checkMap(YamlNode node, String keys, YamlProblems problems) {
    if (node.kind() != YamlNode.Kind.MAP) {
      problems.add(
          node,
          "must be a map of " + keys + ", got " + node.describe(),
          "write 'role: {technology: first-last}'");
    }
  }

  private static void checkName(String name, YamlNode node, YamlProblems problems) {
    if (!NAME.matcher(name).matches()) {
      problems.addAtKey(
          node, "has a name that is not a-z 0-9 -, '" + name + "'", "write it in lower case");
    }
  }

  private static Optional<PortRange> parse(YamlNode node, YamlProblems problems) {
    try {
      if (node.text().isPresent()) {
        return Optional.of(PortRange.parse(node.text().get()));
      }
      problems.add(node, "must be a port range, got " + node.describe(), "write first-last");
    } catch (IllegalArgumentException e) {
      problems.add(node, String.valueOf(e.getMessage()), "write first-last, such as 8000-8999");
    }
    return Optional.empty();
  }

  /**
   * Returns the range of a key, such as {@code database/mysql}.
   *
   * @throws PortException (INPUT) if there is none; the problem names the key and the known keys
   */
  public PortRange range(String key) {
    PortRange range = ranges.get(key);
    if (range == null) {
      throw new PortException(Category.INPUT, missing(key));
    }
    return range;
  }

  /** Returns the range that a port's host port is taken from, as {@link #range(String)} does. */
  public PortRange range(PublishedPort port) {
    return range(port.range());
  }

  /** Returns all ranges by key, ordered by key; not modifiable. */
  public SortedMap<String, PortRange> all() {
    return ranges;
  }

  /** Returns the name of the place the ranges come from. */
  public String source() {
    return source;
  }

  boolean has(String key) {
    return ranges.containsKey(key);
  }

  Problem missing(String key) {
    List<String> near = Suggestions.nearest(key, ranges.keySet());
    return new Problem(
        "there is no port range '" + key + "'",
        source,
        "add the entry"
            + (near.isEmpty() ? "" : " or use " + String.join(" or ", near))
            + "; known: "
            + String.join(", ", ranges.keySet()),
        Rule.UNKNOWN_PORT_RANGE);
  }
}
