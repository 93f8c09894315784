package io.chimerastack.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a template should have replaced but did not, in the text of a rendered project.
 *
 * <p>A leak is: a FreeMarker tag or interpolation in square brackets; an empty double-brace
 * placeholder of an older generation ({@code {{ name }}} with one of our own names); a word that
 * says somebody should still change something; a leftover {@code .ftl} file; and, in a Compose
 * file, a {@code ${VAR}} that the project's {@code .env} does not define.
 */
public final class PlaceholderLeaks {
  private static final Pattern TAG =
      Pattern.compile("\\[=|\\[#(?!/?\\s)[a-zA-Z]|\\[/#[a-zA-Z]|\\[@[a-zA-Z]|\\[#--");
  private static final Pattern OWN_BRACES =
      Pattern.compile("\\{\\{\\s*(project|service|versions|uses|routes|services)\\b[^}]*}}");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TODO|FIXME|CHANGEME|CHANGE_ME)\\b");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?<!\\$)\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)([^}]*)}|([A-Za-z_][A-Za-z0-9_]*))");

  private PlaceholderLeaks() {}

  /**
   * One leak.
   *
   * @param where {@code path:line}
   * @param what what leaked
   */
  public record Leak(String where, String what) {
    /** Returns {@code where: what}. */
    @Override
    public String toString() {
      return where + ": " + what;
    }
  }

  /**
   * Returns every leak in a project's files, sorted by path and line.
   *
   * @param texts the text of each file by its path; binary files left out
   * @param variables the keys that a Compose file may use, by the Compose file's path
   */
  public static List<Leak> in(Map<String, String> texts, Map<String, Set<String>> variables) {
    List<Leak> leaks = new ArrayList<>();
    for (Map.Entry<String, String> file : new TreeMap<>(texts).entrySet()) {
      String path = file.getKey();
      if (path.endsWith(".ftl")) {
        leaks.add(new Leak(path, "a template was left over"));
      }
      Set<String> defined = variables.get(path);
      int number = 0;
      for (String line : file.getValue().split("\n", -1)) {
        number++;
        String where = path + ":" + number;
        find(TAG, line, where, "unrendered template markup ", leaks);
        find(OWN_BRACES, line, where, "unrendered placeholder ", leaks);
        find(UNFINISHED, line, where, "unfinished: ", leaks);
        if (defined != null && !line.stripLeading().startsWith("#")) {
          undefined(line, where, defined, leaks);
        }
      }
    }
    return List.copyOf(leaks);
  }

  private static void find(
      Pattern pattern, String line, String where, String what, List<Leak> leaks) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      leaks.add(new Leak(where, what + "'" + matcher.group() + "'"));
    }
  }

  private static void undefined(String line, String where, Set<String> defined, List<Leak> leaks) {
    Matcher matcher = VARIABLE.matcher(line);
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
      String modifier = matcher.group(2) == null ? "" : matcher.group(2);
      boolean hasDefault = modifier.startsWith(":-") || modifier.startsWith("-");
      if (!defined.contains(name) && !hasDefault) {
        leaks.add(new Leak(where, "the variable '" + name + "' is defined nowhere"));
      }
    }
  }
}
