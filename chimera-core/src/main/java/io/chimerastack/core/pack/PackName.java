package io.chimerastack.core.pack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a pack is called on this machine: 1 to 40 of a-z 0-9 -, starting with a letter. */
final class PackName {
  private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.(zip|tar\\.gz|tgz)$");
  private static final Pattern VERSION =
      Pattern.compile("-(v?[0-9]+(\\.[0-9]+)*([.+-].*)?|main|master|[0-9a-f]{40})$");

  private PackName() {}

  /**
   * Returns the name.
   *
   * @throws PackException if it has another form
   */
  static String check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw PackException.input(
          "'" + name + "' cannot be a pack's name",
          "",
          "use 1 to 40 of a-z 0-9 -, starting with a letter; --name sets it");
    }
    return name;
  }

  /** Guesses a name from a file or folder, without its suffix and version; empty if it has none. */
  static Optional<String> guess(String file) {
    String bare = VERSION.matcher(ARCHIVE.matcher(file).replaceFirst("")).replaceFirst("");
    String name =
        bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
