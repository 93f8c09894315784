package io.chimerastack.core.docker;

/**
 * What a finished program left behind.
 *
 * @param exitCode its exit code
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 */
record CommandOutcome(int exitCode, String output, String errors) {
  boolean succeeded() {
    return exitCode == 0;
  }

  /** Returns the last line of the errors that says something, or of the output. */
  String lastWords() {
    String last = "";
    for (String line : (errors.isBlank() ? output : errors).split("\n", -1)) {
      if (!line.isBlank()) {
        last = line.strip();
      }
    }
    return last;
  }
}
