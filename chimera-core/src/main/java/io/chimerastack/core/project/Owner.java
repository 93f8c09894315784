package io.chimerastack.core.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The numeric ids under which containers write a project's files, so that they belong to the user
 * who owns its directory.
 *
 * @param uid the user, never 0
 * @param gid the group, never 0
 */
public record Owner(int uid, int gid) {
  private static final int DEFAULT = 1000;

  /**
   * Returns the owner of {@code directory}. Root becomes 1000, and so does everybody where the file
   * system knows no numeric ids.
   */
  public static Owner of(Path directory) {
    return new Owner(id(directory, "unix:uid"), id(directory, "unix:gid"));
  }

  private static int id(Path directory, String attribute) {
    try {
      Object id = Files.getAttribute(directory, attribute, new LinkOption[0]);
      return id instanceof Integer number && number > 0 ? number : DEFAULT;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return DEFAULT;
    }
  }
}
