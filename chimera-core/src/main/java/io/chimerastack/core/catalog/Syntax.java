package io.chimerastack.core.catalog;

import java.util.regex.Pattern;

/** The forms of text in manifests. The schemas say the same; a test holds the two together. */
enum Syntax {
  LINE("\\S|\\S.{0,198}\\S", "one line of at most 200 characters, no blank at either end"),
  VERSION(
      "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?",
      "a version such as 1.0.0"),
  DIRECTORY(
      "\\.|[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?(/[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?)*",
      "'.' or a path of A-Z a-z 0-9 . _ - below the project's root"),
  FILE(
      "[A-Za-z0-9_.-]*[A-Za-z0-9_-](/[A-Za-z0-9_.-]*[A-Za-z0-9_-])*",
      "a path of A-Z a-z 0-9 . _ - below the component's directory, without '..'"),
  KEY("[a-z][a-z0-9_]*", "a name of a-z 0-9 _"),
  CHOICE("[a-z][a-z0-9-]*", "a name of a-z 0-9 -"),
  COMPONENT("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", "<group>/<name> of a-z 0-9 -"),
  VARIABLE("[A-Z][A-Z0-9_]*", "upper case A-Z 0-9 _"),
  ENVIRONMENT_KEY("[A-Za-z_][A-Za-z0-9_]*", "a name of A-Z a-z 0-9 _"),
  RANGE("[a-z][a-z0-9-]*/[a-z][a-z0-9-]*", "<role>/<technology> of a-z 0-9 -"),
  MODE("[0-7]{3}", "three octal digits in quotes, such as \"755\""),
  TEXT("[^\\x00-\\x08\\x0b-\\x1f\\x7f]{0,2000}", "at most 2000 characters, none of control");

  private final Pattern pattern;
  private final String words;

  Syntax(String pattern, String words) {
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  /**
   * Returns the text.
   *
   * @throws IllegalArgumentException if it has another form
   */
  String check(String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException("it must be " + words + ", got '" + text + "'");
    }
    return text;
  }

  /** Returns the form in words. */
  String words() {
    return words;
  }

  Pattern pattern() {
    return pattern;
  }
}
