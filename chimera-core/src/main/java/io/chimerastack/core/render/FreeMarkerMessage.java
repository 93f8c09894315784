package io.chimerastack.core.render;

import java.util.regex.Pattern;

/** Makes one line of FreeMarker's messages, which are written for a log. */
final class FreeMarkerMessage {
  private static final Pattern PLACE = Pattern.compile("\\s*\\[in template [^\\]]*\\]");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern RULER = Pattern.compile("\\n\\s*\\n?-{3,}");

  private FreeMarkerMessage() {}

  /** Tells whether the message is of the sandbox: {@code ?new} and {@code ?api} are refused. */
  static boolean refuses(String message) {
    return message.contains("is not allowed in the template for security reasons")
        || message.contains("api_builtin_enabled");
  }

  /** Returns what the message says before its tips and stack traces, on one line. */
  static String firstSentence(String message) {
    String head = RULER.split(message, 2)[0];
    String line = SPACE.matcher(PLACE.matcher(head).replaceAll("")).replaceAll(" ").strip();
    return line.endsWith(".") || line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
  }
}
