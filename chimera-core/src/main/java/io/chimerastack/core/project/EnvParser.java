package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.project.EnvFile.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code .env} as Compose does, and notes where each value stands.
 *
 * @see <a href="https://github.com/compose-spec/compose-go/tree/main/dotenv">Compose's parser</a>
 */
final class EnvParser {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String EXPORT = "export";

  private final String text;
  private final String source;
  private final Map<String, String> values = new HashMap<>();
  private final List<Assignment> found = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int at;

  EnvParser(String text, String source) {
    this.text = text;
    this.source = source;
  }

  List<Assignment> parse() {
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      at = 1;
    }
    while (skipToStatement()) {
      statement();
    }
    if (!problems.isEmpty()) {
      throw new ProjectException(Category.INPUT, problems, null);
    }
    return found;
  }

  /** Moves to the next character that is neither space nor comment; false at the end. */
  private boolean skipToStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        skipLine();
      } else if (Character.isWhitespace(c) || isSpace(c)) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void statement() {
    int line = line(at);
    if (text.startsWith(EXPORT, at)
        && at + EXPORT.length() < text.length()
        && isSpace(text.charAt(at + EXPORT.length()))) {
      at += EXPORT.length();
      skipSpaces();
    }
    int start = at;
    while (at < text.length() && isKey(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    skipSpaces();
    if (at == text.length() || text.charAt(at) == '\n') {
      if (name.isEmpty()) {
        problem(line, "an assignment has no key");
      }
      return; // a key without a value is taken from the environment: nothing of this file
    }
    char sign = text.charAt(at);
    if ((sign != '=' && sign != ':') || name.isEmpty()) {
      problem(line, "an assignment has the form KEY=value, with A-Z a-z 0-9 _ . - in the key");
      skipLine();
      return;
    }
    at++;
    skipSpaces();
    value(name, line);
  }

  private void value(String name, int line) {
    int start = at;
    char quote = at < text.length() ? text.charAt(at) : '\n';
    if (quote == '\'' || quote == '"') {
      int end = closing(quote);
      if (end < 0) {
        problem(line, "the quote of " + name + " is not closed");
        at = text.length();
        return;
      }
      at = end + 1;
      String inner = unescapeQuote(text.substring(start + 1, end), quote).replace("\r\n", "\n");
      add(name, quote == '"' ? expand(escapes(inner)) : inner, start, at, line);
    } else {
      skipLine();
      int end = plainEnd(start);
      add(name, expand(text.substring(start, end)), start, end, line);
    }
  }

  private void add(String name, String value, int start, int end, int line) {
    values.put(name, value);
    found.add(new Assignment(name, value, start, end, line));
  }

  /** The end of an unquoted value: before a comment, without the space before that. */
  private int plainEnd(int start) {
    int end = at;
    int comment = text.indexOf(" #", start);
    if (comment >= 0 && comment < end) {
      end = comment;
    }
    while (end > start
        && (Character.isWhitespace(text.charAt(end - 1)) || isSpace(text.charAt(end - 1)))) {
      end--;
    }
    return end;
  }

  private int closing(char quote) {
    boolean escaped = false;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == quote) {
        return i;
      }
    }
    return -1;
  }

  private static String unescapeQuote(String inner, char quote) {
    return inner.replace("\\" + quote, String.valueOf(quote));
  }

  /** Resolves the escapes of a double-quoted value; {@code \$} becomes {@code $$}. */
  private static String escapes(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        out.append(c);
        continue;
      }
      char next = value.charAt(++i);
      switch (next) {
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000B');
        case '$' -> out.append("$$");
        case '"', '\\' -> out.append(next);
        default -> out.append('\\').append(next);
      }
    }
    return out.toString();
  }

  private String expand(String value) {
    return EnvExpansion.expand(value, values);
  }

  private void skipSpaces() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  /** Moves to the end of the line, before its line end. */
  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void problem(int line, String what) {
    problems.add(
        new Problem(what, source + ":" + line, "write one KEY=value on each line, # for comments"));
  }

  private int line(int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }

  private static boolean isKey(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '[' || c == ']';
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == '\r'
        || c == '\u0085'
        || c == '\u00A0';
  }
}
