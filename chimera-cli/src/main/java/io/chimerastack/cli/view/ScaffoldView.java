package io.chimerastack.cli.view;

import io.chimerastack.core.pack.Scaffold;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows templates that were begun, and what to do with them. */
public final class ScaffoldView {
  private final Scaffold scaffold;
  private final Path directory;
  private final @Nullable String pack;
  private final boolean written;

  /**
   * Creates a view.
   *
   * @param directory where the files go
   * @param pack the name of the pack, if it is a whole one
   * @param written whether the files were written
   */
  public ScaffoldView(Scaffold scaffold, Path directory, @Nullable String pack, boolean written) {
    this.scaffold = scaffold;
    this.directory = directory;
    this.pack = pack;
    this.written = written;
  }

  /**
   * Returns the view for people.
   *
   * @param here where the user is
   */
  public String text(Path here, Palette palette) {
    StringBuilder text = new StringBuilder();
    text.append(written ? palette.green("Created") : "Would create");
    text.append(" in ").append(directory).append("\n\n");
    for (String path : scaffold.files().keySet()) {
      text.append("  ").append(path).append('\n');
    }
    if (!written) {
      return text.append("\nNothing was written: this was a dry run.\n").toString();
    }
    String target = target(here);
    text.append("\nNext:\n");
    for (String command : List.of("validate", "test")) {
      text.append("  ").append(palette.cyan("chimera template " + command + target)).append('\n');
    }
    return text.toString();
  }

  private String target(Path here) {
    Path root = pack == null ? directory : directory.resolve(pack);
    String relative = here.toAbsolutePath().normalize().relativize(root).toString();
    if (relative.isEmpty()) {
      return "";
    }
    String shown = relative.startsWith("..") ? root.toString() : relative;
    return " " + (shown.indexOf(' ') < 0 ? shown : "\"" + shown + "\"");
  }

  /** Returns the view as a JSON document. */
  public String json() {
    var document = Json.document();
    document.put("directory", directory.toString());
    document.put("files", List.copyOf(scaffold.files().keySet()));
    document.put("written", written);
    return Json.text(document);
  }
}
