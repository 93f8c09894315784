package io.chimerastack.testkit;

import io.chimerastack.core.Chimera;
import io.chimerastack.core.Project;
import io.chimerastack.core.check.ProjectCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A project that stands on the disk, made with ports and secrets that are the same in every run.
 *
 * @param label what tests call it, such as {@code backend-php-web-mysql}
 * @param project the project
 * @param chimera the core that made it, to go on with
 */
public record RenderedProject(String label, Project project, Chimera chimera) {
  /** Returns the project's root. */
  public Path directory() {
    return project.directory();
  }

  /**
   * Returns the text of every file by its path, sorted; binary files are left out.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public SortedMap<String, String> texts() {
    return ProjectCheck.of(project, chimera).texts();
  }

  /**
   * Returns the path of every file, sorted, separated by {@code /}; without the lock that commands
   * leave in the project.
   */
  public SortedSet<String> paths() {
    return ProjectCheck.of(project, chimera).paths();
  }

  /**
   * Returns what tells one content from another by path, sorted: the SHA-256 of the bytes, and
   * {@code +x} for a program.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public SortedMap<String, String> fingerprints() {
    SortedMap<String, String> fingerprints = new TreeMap<>();
    for (String path : paths()) {
      Path file = directory().resolve(path);
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        fingerprints.put(
            path, HexFormat.of().formatHex(hash) + (Files.isExecutable(file) ? "+x" : ""));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every Java has it
      }
    }
    return fingerprints;
  }

  /** Returns the label. */
  @Override
  public String toString() {
    return label;
  }
}
