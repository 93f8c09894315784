package io.chimerastack.core.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for a path in a generated project, so that it can be written on every system. */
final class RenderedPath {
  private static final int LONGEST = 200;
  private static final Pattern CONTROL_OR_SPECIAL = Pattern.compile("[\\p{Cntrl}<>:\"|?*]");
  private static final Set<String> WINDOWS_DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6",
          "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
          "lpt8", "lpt9");

  private RenderedPath() {}

  /** Returns why the path cannot stand in a project, or empty if it can. */
  static Optional<String> flaw(String path) {
    if (path.isEmpty()) {
      return Optional.of("is empty");
    }
    if (path.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash");
    }
    if (path.startsWith("/")) {
      return Optional.of("is absolute");
    }
    if (CONTROL_OR_SPECIAL.matcher(path).find()) {
      return Optional.of("has a character that some systems refuse (control, < > : \" | ? *)");
    }
    for (String segment : List.of(path.split("/", -1))) {
      Optional<String> flaw = segmentFlaw(segment);
      if (flaw.isPresent()) {
        return flaw;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> segmentFlaw(String segment) {
    if (segment.isEmpty()) {
      return Optional.of("has an empty part");
    }
    if (segment.equals(".") || segment.equals("..")) {
      return Optional.of("has a part '" + segment + "'");
    }
    if (segment.endsWith(".") || segment.endsWith(" ") || segment.startsWith(" ")) {
      return Optional.of("has a part that starts or ends with a space or ends with a dot");
    }
    int dot = segment.indexOf('.');
    String stem = (dot < 0 ? segment : segment.substring(0, dot)).strip();
    if (WINDOWS_DEVICES.contains(fold(stem))) {
      return Optional.of("has the part '" + segment + "', a device name on Windows");
    }
    return Optional.empty();
  }

  /** Returns the path as a file system that ignores case would compare it. */
  static String fold(String path) {
    return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
