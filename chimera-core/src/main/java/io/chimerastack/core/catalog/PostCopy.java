package io.chimerastack.core.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One thing to do with a component's files after they were rendered, before they are planned. Paths
 * are relative to the component's directory in the project and never leave it.
 */
public sealed interface PostCopy {
  /**
   * Returns the condition: a FreeMarker expression over the template model, such as {@code
   * uses.database??}; empty if it is always done.
   */
  Optional<String> when();

  /** Returns the place in the manifest, for problems. */
  String where();

  /** Returns what {@code visitor} makes of this case. */
  <R> R accept(Visitor<R> visitor);

  /** Handles every case. */
  interface Visitor<R> {
    /** Handles a deletion. */
    R delete(Delete step);

    /** Handles a rename. */
    R rename(Rename step);

    /** Handles a change of mode. */
    R chmod(Chmod step);

    /** Handles a command. */
    R command(Command step);
  }

  /**
   * Leaves out a file, or a folder with all that is in it.
   *
   * @param path the file or folder
   * @param when the condition
   * @param where the place in the manifest
   */
  record Delete(String path, Optional<String> when, String where) implements PostCopy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.delete(this);
    }
  }

  /**
   * Gives a file another path.
   *
   * @param from the file
   * @param to its path afterwards
   * @param when the condition
   * @param where the place in the manifest
   */
  record Rename(String from, String to, Optional<String> when, String where) implements PostCopy {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rename(this);
    }
  }

  /**
   * Sets a file's mode; what counts is whether it is executable.
   *
   * @param path the file
   * @param mode three octal digits, such as {@code 755}
   * @param when the condition
   * @param where the place in the manifest
   */
  record Chmod(String path, String mode, Optional<String> when, String where) implements PostCopy {
    /** Tells whether the owner may execute the file. */
    public boolean executable() {
      return ((mode.charAt(0) - '0') & 1) != 0;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chmod(this);
    }
  }

  /**
   * Runs a program in the component's directory; only with the user's consent, and never for a
   * source that is not trusted.
   *
   * @param arguments the program and its arguments, never empty; no shell is involved
   * @param when the condition
   * @param where the place in the manifest
   */
  record Command(List<String> arguments, Optional<String> when, String where) implements PostCopy {
    /** Copies the arguments. */
    public Command {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.command(this);
    }
  }
}
