package io.chimerastack.core.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * JSON pointers as <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a> writes them: the
 * empty text is the whole document, {@code /services/web} a value in it.
 */
public final class YamlPointer {
  private YamlPointer() {}

  /** Returns the pointer with these keys and indexes, such as {@code /services/web}. */
  public static String of(Object... steps) {
    StringBuilder pointer = new StringBuilder();
    for (Object step : steps) {
      append(pointer, step.toString());
    }
    return pointer.toString();
  }

  /** Returns {@code parent} followed by one more key or index. */
  public static String child(String parent, Object step) {
    return append(new StringBuilder(parent), step.toString()).toString();
  }

  /**
   * Returns the keys and indexes of a pointer, unescaped.
   *
   * @throws IllegalArgumentException if the pointer is neither empty nor starts with a slash
   */
  public static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    if (pointer.isEmpty()) {
      return steps;
    }
    if (pointer.charAt(0) != '/') {
      throw new IllegalArgumentException("a JSON pointer starts with '/', got '" + pointer + "'");
    }
    int start = 1;
    while (start <= pointer.length()) {
      int end = pointer.indexOf('/', start);
      if (end < 0) {
        end = pointer.length();
      }
      steps.add(pointer.substring(start, end).replace("~1", "/").replace("~0", "~"));
      start = end + 1;
    }
    return steps;
  }

  private static StringBuilder append(StringBuilder pointer, String step) {
    pointer.append('/');
    for (int i = 0; i < step.length(); i++) {
      char c = step.charAt(i);
      if (c == '~') {
        pointer.append("~0");
      } else if (c == '/') {
        pointer.append("~1");
      } else {
        pointer.append(c);
      }
    }
    return pointer;
  }
}
