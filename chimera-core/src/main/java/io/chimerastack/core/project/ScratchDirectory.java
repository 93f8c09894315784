package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new, empty directory that is deleted with everything in it when it is closed. */
public final class ScratchDirectory implements AutoCloseable {
  private final Path path;

  private ScratchDirectory(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @param parent the directory that it goes into; made if it is not there
   * @param names where its name comes from
   * @throws ProjectException of category MISSING if it cannot be made
   */
  public static ScratchDirectory in(Path parent, SecretSource names) {
    try {
      Files.createDirectories(parent);
      return new ScratchDirectory(Files.createDirectory(parent.resolve(names.shortId())));
    } catch (IOException e) {
      throw new ProjectException(
          Category.MISSING,
          new Problem(
              "no directory can be made here: " + Reasons.of(e),
              parent.toString(),
              "make it writable for you"),
          e);
    }
  }

  /** Returns the directory. */
  public Path path() {
    return path;
  }

  /**
   * Makes a directory in it.
   *
   * @throws ProjectException of category FAILED if it cannot be made
   */
  public Path directory(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw failure(path.resolve(name), e);
    }
  }

  /**
   * Deletes it. What containers left there in another user's name may stay.
   *
   * @throws ProjectException of category FAILED if something stays
   */
  @Override
  public void close() {
    try {
      DurableFile.deleteTree(path);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  private static ProjectException failure(Path where, IOException e) {
    return new ProjectException(
        Category.FAILED,
        new Problem(Reasons.of(e), where.toString(), "delete the directory yourself"),
        e);
  }
}
