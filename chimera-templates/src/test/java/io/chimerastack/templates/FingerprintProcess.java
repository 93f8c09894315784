package io.chimerastack.templates;

import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.StackProjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;

/** Creates every stack in every variant and writes down what came of each file. */
final class FingerprintProcess {
  private FingerprintProcess() {}

  /** Takes a directory for the projects, and the file to write. */
  public static void main(String... arguments) throws Exception {
    String machine =
        "# " + Locale.getDefault() + " " + TimeZone.getDefault().getID() + " " + Runtime.version();
    Path out = Path.of(arguments[1]);
    Files.writeString(
        out, machine + "\n" + fingerprints(Path.of(arguments[0])), StandardCharsets.UTF_8);
  }

  static String fingerprints(Path directory) {
    StringBuilder lines = new StringBuilder();
    for (RenderedProject project : StackProjects.ofClasspath(directory).createAll()) {
      project
          .fingerprints()
          .forEach(
              (path, print) ->
                  lines
                      .append(project)
                      .append(' ')
                      .append(path)
                      .append(' ')
                      .append(print)
                      .append('\n'));
    }
    return lines.toString();
  }
}
