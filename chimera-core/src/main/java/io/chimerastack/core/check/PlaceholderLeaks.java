package io.chimerastack.core.check;

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
 * <p>A leak is: a FreeMarker directive, macro call, comment or interpolation in square brackets; a
 * double-brace placeholder with one of our own names ({@code {{ project.name }}}); a word that says
 * somebody should still change something; a leftover {@code .ftl} file; and, in a Compose file, a
 * {@code ${VAR}} that the project's {@code .env} does not define. Brackets that belong to the
 * file's own language are none: arrays, tables, tests of the shell, links, colours.
 */
public final class PlaceholderLeaks {
  // https://freemarker.apache.org/docs/ref_directive_alphaidx.html
  private static final String DIRECTIVES =
      "assign|attempt|autoesc|break|case|compress|continue|default|else|elseif|escape|fallback|flush"
          + "|ftl|function|global|if|import|include|items|list|local|lt|macro|nested|noautoesc"
          + "|noescape|noparse|nt|on|outputformat|recover|recurse|return|rt|sep|setting|stop|switch"
          + "|t|visit";

  private static final List<Pattern> MARKUP =
      List.of(
          // an interpolation; [=a=] is a character class of POSIX
          Pattern.compile("\\[=(?!.=])"),
          Pattern.compile("\\[/?#(?:" + DIRECTIVES + ")(?=[\\s\\]/]|$)"),
          Pattern.compile("\\[#--"),
          // a macro call; [@name](…) is a link, [@name]= a binding, [@media…]: a variant of
          // Tailwind
          Pattern.compile("\\[@[A-Za-z_][\\w.]*(?:\\s[^]]*)?/?](?![(=:])"),
          Pattern.compile("\\[/@[A-Za-z_.]*]"));

  private static final Pattern OWN_BRACES =
      Pattern.compile("\\{\\{-?\\s*(project|service|versions|uses|routes|services)\\b[^{}]*}}");
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TODO|FIXME|CHANGEME|CHANGE_ME)\\b");

  /** An escaped dollar, or the head of a variable with its modifier. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\$|\\$(?:\\{([A-Za-z_]\\w*)(:?[-+?])?|([A-Za-z_]\\w*))");

  private PlaceholderLeaks() {}

  /**
   * One leak.
   *
   * @param path the file
   * @param line the line, from 1; 0 for the file itself
   * @param what what leaked
   * @param text the text that leaked, as it stands in the line; empty for the file itself
   */
  public record Leak(String path, int line, String what, String text) {
    /** Returns {@code path:line}. */
    public String where() {
      return line == 0 ? path : path + ":" + line;
    }

    /** Returns {@code where: what}. */
    @Override
    public String toString() {
      return where() + ": " + what;
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
        leaks.add(new Leak(path, 0, "a template was left over", ""));
      }
      Set<String> defined = variables.get(path);
      int number = 0;
      for (String line : file.getValue().split("\n", -1)) {
        number++;
        for (Pattern markup : MARKUP) {
          find(markup, line, path, number, "unrendered template markup ", leaks);
        }
        find(OWN_BRACES, line, path, number, "unrendered placeholder ", leaks);
        find(UNFINISHED, line, path, number, "unfinished: ", leaks);
        if (defined != null && !line.stripLeading().startsWith("#")) {
          undefined(line, path, number, defined, leaks);
        }
      }
    }
    return List.copyOf(leaks);
  }

  private static void find(
      Pattern pattern, String line, String path, int number, String what, List<Leak> leaks) {
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      leaks.add(new Leak(path, number, what + "'" + matcher.group() + "'", matcher.group()));
    }
  }

  private static void undefined(
      String line, String path, int number, Set<String> defined, List<Leak> leaks) {
    Matcher matcher = VARIABLE.matcher(line);
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
      String modifier = matcher.group(2) == null ? "" : matcher.group(2);
      boolean mayBeUnset = modifier.endsWith("-") || modifier.endsWith("+");
      if (name != null && !defined.contains(name) && !mayBeUnset) {
        leaks.add(
            new Leak(
                path, number, "the variable '" + name + "' is defined nowhere", matcher.group()));
      }
    }
  }
}
