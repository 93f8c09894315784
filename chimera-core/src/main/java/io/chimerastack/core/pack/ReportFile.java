package io.chimerastack.core.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report about a pack that somebody asked to have in a file. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Writes a report as UTF-8; one that is there is replaced.
   *
   * @throws PackException of category FAILED if it cannot be written
   */
  public static void write(Path file, String text) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw PackException.failed(
          "the report cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
          file.toString(),
          "name another file, or - for standard output",
          e);
    }
  }
}
