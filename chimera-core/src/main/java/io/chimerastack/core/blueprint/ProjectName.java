package io.chimerastack.core.blueprint;

import io.chimerastack.core.problem.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a project: its directory, and the start of the names of its containers and volumes.
 *
 * <p>It is safe wherever it lands: in a path on any system (the names that <a
 * href="https://learn.microsoft.com/windows/win32/fileio/naming-a-file">Windows reserves</a> are
 * refused), in a Compose project name, in a host name, in a shell.
 *
 * @param value 1 to 40 of {@code a-z 0-9 -}, starting with a letter and not ending in a dash
 */
public record ProjectName(String value) {
  /** How many characters a name may have. */
  public static final int MAX_LENGTH = 40;

  private static final Pattern SYNTAX = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern RESERVED = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9-]");
  private static final int SHOWN = 60;

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it breaks a rule; the message names a legal one
   */
  public ProjectName {
    check(value, "")
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException(problem.what() + "; " + problem.fix());
            });
  }

  /**
   * Returns the name that a person typed.
   *
   * @param text what was typed
   * @param where the place, for the problem; may be empty
   * @throws BlueprintException if it breaks a rule; the fix names a legal one
   */
  public static ProjectName parse(String text, String where) {
    Optional<Problem> problem = check(text, where);
    if (problem.isPresent()) {
      throw new BlueprintException(List.of(problem.get()));
    }
    return new ProjectName(text);
  }

  /**
   * Returns what is wrong with a name; empty if nothing is.
   *
   * @param where the place, for the problem; may be empty
   */
  public static Optional<Problem> check(String text, String where) {
    String fault = fault(text);
    return fault.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                fault,
                where,
                "use 1 to %d of a-z 0-9 -, starting with a letter, such as '%s'"
                    .formatted(MAX_LENGTH, suggest(text))));
  }

  /** Returns a legal name near to any text: {@code my-app} for {@code My App!}. */
  public static String suggest(String text) {
    if (fault(text).isEmpty()) {
      return text;
    }
    String start = text.length() > 1_000 ? text.substring(0, 1_000) : text;
    String name =
        Normalizer.normalize(start, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (name.isEmpty()) {
      return "my-app";
    }
    if (!Character.isLetter(name.charAt(0))) {
      name = "app-" + name;
    }
    name = name.substring(0, Math.min(MAX_LENGTH, name.length())).replaceAll("-$", "");
    return RESERVED.matcher(name).matches() ? name + "-app" : name;
  }

  /** Returns the name as an identifier of databases and code: {@code -} becomes {@code _}. */
  public String identifier() {
    return value.replace('-', '_');
  }

  /** Returns the bare name. */
  @Override
  public String toString() {
    return value;
  }

  private static String fault(String text) {
    if (text.isBlank()) {
      return "the project's name is empty";
    }
    String quoted = "the project's name '" + visible(text) + "' ";
    if (text.codePoints().anyMatch(ProjectName::isInvisible)) {
      return quoted + "has characters that cannot be seen";
    }
    if (text.contains("/") || text.contains("\\") || text.equals(".") || text.contains("..")) {
      return quoted + "is a path";
    }
    if (text.startsWith("-")) {
      return quoted + "starts with a dash, like an option";
    }
    if (text.length() > MAX_LENGTH) {
      return quoted + "is too long: %d of %d characters".formatted(text.length(), MAX_LENGTH);
    }
    if (RESERVED.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return quoted + "is reserved on Windows";
    }
    String illegal = illegal(text);
    if (!illegal.isEmpty()) {
      return quoted + "has illegal characters: " + illegal;
    }
    if (!SYNTAX.matcher(text).matches()) {
      return quoted + (text.endsWith("-") ? "ends with a dash" : "does not start with a letter");
    }
    return "";
  }

  private static String illegal(String text) {
    return text.codePoints()
        .distinct()
        .mapToObj(Character::toString)
        .filter(character -> !LEGAL.matcher(character).matches())
        .map(character -> "'" + character + "'")
        .collect(Collectors.joining(" "));
  }

  /** Returns the text so that it is safe to print: one line, nothing hidden, not too long. */
  private static String visible(String text) {
    String shown =
        text.codePoints()
            .limit(SHOWN)
            .mapToObj(
                point ->
                    isInvisible(point)
                        ? String.format(Locale.ROOT, "\\u%04X", point)
                        : Character.toString(point))
            .collect(Collectors.joining());
    return text.codePointCount(0, text.length()) > SHOWN ? shown + "..." : shown;
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
