package io.chimerastack.core.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place where a value uses a variable that Compose replaces.
 *
 * @param name the variable; empty if the {@code $} starts none, which Compose refuses
 * @param operator what follows the name: {@code :?}, {@code -} and the like; empty if nothing
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md">Compose
 *     interpolation</a>
 */
record VariableUse(String name, String operator) {
  private static final Pattern USE =
      Pattern.compile(
          "\\$(?:(\\$)|([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|\\})|)");

  /** Returns the uses in all strings of a value, in order. */
  static List<VariableUse> in(@Nullable Object value) {
    List<VariableUse> uses = new ArrayList<>();
    collect(value, uses);
    return uses;
  }

  private static void collect(@Nullable Object value, List<VariableUse> uses) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(child -> collect(child, uses));
    } else if (value instanceof Iterable<?> list) {
      list.forEach(child -> collect(child, uses));
    } else if (value instanceof String text && text.indexOf('$') >= 0) {
      Matcher matcher = USE.matcher(text);
      while (matcher.find()) {
        if (matcher.group(1) == null) {
          uses.add(use(matcher));
        }
      }
    }
  }

  private static VariableUse use(Matcher matcher) {
    String plain = matcher.group(2);
    if (plain != null) {
      return new VariableUse(plain, "");
    }
    String braced = matcher.group(3);
    String operator = matcher.group(4);
    return braced == null || operator == null
        ? new VariableUse("", "")
        : new VariableUse(braced, operator.equals("}") ? "" : operator);
  }

  /** Tells whether Compose needs a value for the variable from {@code .env}. */
  boolean needsValue() {
    return !operator.endsWith("-") && !operator.endsWith("+");
  }

  /** Tells whether Compose refuses an empty value. */
  boolean refusesEmpty() {
    return operator.equals(":?");
  }
}
