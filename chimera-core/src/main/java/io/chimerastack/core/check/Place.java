package io.chimerastack.core.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem is, in parts.
 *
 * @param file the file or folder as the problem names it; empty if there is none
 * @param line the line, from 1; 0 if it is not known
 * @param column the column, from 1; 0 if it is not known
 */
public record Place(String file, int line, int column) {
  private static final Pattern PLACE =
      Pattern.compile(
          "(?<file>.*?)(?<rendered> \\(as rendered\\))?(:(?<line>\\d+))?(:(?<column>\\d+))?");

  /**
   * Reads the place of a problem, such as {@code base/extra/tiny/template.yaml:3:8}. Lines of what
   * was rendered are not those of the template, so they are not known.
   */
  public static Place of(String where) {
    Matcher matcher = PLACE.matcher(where);
    if (!matcher.matches()) {
      return new Place(where, 0, 0);
    }
    boolean rendered = matcher.group("rendered") != null;
    return new Place(
        String.valueOf(matcher.group("file")),
        rendered ? 0 : number(matcher.group("line")),
        rendered ? 0 : number(matcher.group("column")));
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  /** Returns the place as problems have it. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }
}
