package io.chimerastack.core.project;

import java.util.Map;

/**
 * Replaces {@code $NAME} and {@code ${NAME}} with its variants, as Compose does in {@code .env}.
 */
final class EnvExpansion {
  private final Map<String, String> values;

  private EnvExpansion(Map<String, String> values) {
    this.values = values;
  }

  static String expand(String text, Map<String, String> values) {
    return text.indexOf('$') < 0 ? text : new EnvExpansion(values).expand(text);
  }

  private String expand(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '$' || at + 1 == text.length()) {
        out.append(c);
        at++;
      } else if (text.charAt(at + 1) == '$') {
        out.append('$');
        at += 2;
      } else if (text.charAt(at + 1) == '{') {
        at = braced(text, at, out);
      } else {
        at = plain(text, at, out);
      }
    }
    return out.toString();
  }

  private int plain(String text, int at, StringBuilder out) {
    int end = nameEnd(text, at + 1);
    if (end == at + 1) {
      out.append('$');
      return at + 1;
    }
    out.append(values.getOrDefault(text.substring(at + 1, end), ""));
    return end;
  }

  private int braced(String text, int at, StringBuilder out) {
    int close = closing(text, at + 2);
    int nameEnd = nameEnd(text, at + 2);
    if (close < 0 || nameEnd == at + 2) {
      out.append("${");
      return at + 2;
    }
    String value = values.get(text.substring(at + 2, nameEnd));
    String operator = text.substring(nameEnd, close);
    boolean colon = operator.startsWith(":");
    String rest = colon ? operator.substring(1) : operator;
    boolean there = value != null && (!colon || !value.isEmpty());
    if (rest.startsWith("-")) {
      out.append(there ? value : expand(rest.substring(1)));
    } else if (rest.startsWith("+")) {
      out.append(there ? expand(rest.substring(1)) : "");
    } else {
      out.append(value == null ? "" : value);
    }
    return close + 1;
  }

  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && text.charAt(i - 1) == '$') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && (text.charAt(end) == '_'
            || (text.charAt(end) < 128
                && (end == from
                    ? Character.isLetter(text.charAt(end))
                    : Character.isLetterOrDigit(text.charAt(end)))))) {
      end++;
    }
    return end;
  }
}
