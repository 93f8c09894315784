package io.chimerastack.core.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that are on the disk once they are written, and what goes with them. */
public final class DurableFile {
  private DurableFile() {}

  /** Writes a new file and waits until the disk has it. */
  static void write(Path file, byte[] bytes, boolean secret) throws IOException {
    if (secret) {
      FileModes.createPrivate(file);
    } else {
      Files.createFile(file);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Waits until the disk has the names in a directory, where the system offers that. */
  public static void sync(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException | UnsupportedOperationException e) {
      // Windows and some file systems open no directory; they order renames themselves
    }
  }

  /**
   * Returns what stands at a path as one word: {@code -} for nothing, otherwise a digest of its
   * kind, content and executable bit.
   */
  static String state(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link:"
          + Lockfile.sha256(
              Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return "-";
    }
    if (Files.isDirectory(file)) {
      return "directory";
    }
    return Lockfile.sha256(Files.readAllBytes(file)) + (FileModes.isExecutable(file) ? "+x" : "");
  }

  /**
   * Deletes a directory with everything in it, following no link; nothing if it is not there.
   *
   * @throws IOException if something cannot be deleted
   */
  public static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
  }

  static boolean isEmptyDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
