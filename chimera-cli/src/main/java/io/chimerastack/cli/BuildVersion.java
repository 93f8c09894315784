package io.chimerastack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is: the version from the git tag, and the commit. */
final class BuildVersion {
  private BuildVersion() {}

  /** Returns {@code chimera 1.2.3 (4af5e6d)}. */
  static String text() {
    Properties properties = properties();
    return "chimera "
        + properties.getProperty("version")
        + " ("
        + properties.getProperty("commit")
        + ")";
  }

  /** Returns {@code 1.2.3}. */
  static String number() {
    return properties().getProperty("version", "");
  }

  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream stream = BuildVersion.class.getResourceAsStream("version.properties")) {
      if (stream == null) {
        throw new IllegalStateException("resource version.properties is missing");
      }
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
