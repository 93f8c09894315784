package io.chimerastack.cli;

import io.chimerastack.model.ComponentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to work on a component's code, as its README tells people: what a test must know of it beyond
 * the manifest.
 *
 * @param checks commands that must succeed in the development container: tests, types, style
 * @param edit a change that shows without a restart
 */
record Workbench(List<String> checks, Edit edit) {
  private static final Map<String, Workbench> ALL =
      Map.of(
          "backend/django",
          new Workbench(
              List.of("ruff format --check", "ruff check", "pytest"),
              new Edit("notes/api.py", "There is no note", "Nobody wrote note")),
          "backend/node",
          new Workbench(
              List.of("npm run check"),
              new Edit("src/notes/notes-api.ts", "There is no note", "Nobody wrote note")),
          "backend/php",
          new Workbench(
              List.of("php tests/run.php"),
              new Edit("src/Notes/NotesApi.php", "There is no note", "Nobody wrote note")),
          "frontend/react",
          new Workbench(
              List.of("npm run lint", "npm run typecheck", "npm test"),
              new Edit("src/App.tsx", "watch it appear here", "see it appear there")),
          "frontend/vue",
          new Workbench(
              List.of("npm run lint", "npm run typecheck", "npm test"),
              new Edit("src/App.vue", "watch it appear here", "see it appear there")));

  /**
   * Returns the workbench of a component.
   *
   * @throws AssertionError if there is none, because nobody said how its code is worked on
   */
  static Workbench of(ComponentId component) {
    Workbench workbench = ALL.get(component.value());
    if (workbench == null) {
      throw new AssertionError(
          "nothing is known of " + component + ": add how its code is tested and edited");
    }
    return workbench;
  }

  /**
   * A change of one file.
   *
   * @param file its path in the component's directory
   * @param before a text in it that people see: on the page of a front end, in a backend's answer
   *     about a note that is not there
   * @param after what to put in its place
   */
  record Edit(String file, String before, String after) {
    /** Makes the change, the way an editor does. */
    void make(Path directory) throws IOException {
      replace(directory, before, after);
    }

    /** Takes it back. */
    void undo(Path directory) throws IOException {
      replace(directory, after, before);
    }

    private void replace(Path directory, String from, String to) throws IOException {
      Path path = directory.resolve(file);
      String text = Files.readString(path);
      if (!text.contains(from)) {
        throw new AssertionError(path + " has no '" + from + "'");
      }
      Files.writeString(path, text.replace(from, to));
    }
  }
}
