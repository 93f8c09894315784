package io.chimerastack.core.port;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory with {@code ports.json}: locks it, reads it, and replaces the file in one step, so
 * that a process killed at any moment leaves the old text or the new one.
 */
final class RegistryHome {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_NAP = Duration.ofMillis(10);
  private static final int MOVE_ATTEMPTS = 20;

  private final Path home;
  private final Path file;
  private final Path lockFile;
  private final Path temporary;
  private final Duration patience;

  RegistryHome(Path home, Duration patience) {
    this.home = home;
    this.file = home.resolve("ports.json");
    this.lockFile = home.resolve("ports.lock");
    this.temporary = home.resolve("ports.json.new");
    this.patience = patience;
  }

  Path file() {
    return file;
  }

  /** Runs {@code body} while no other thread and no other process is in here; makes the home. */
  <T> T locked(Supplier<T> body) {
    String monitor;
    try {
      if (!Files.isDirectory(home)) { // createDirectories of 17 refuses a link to a directory
        Files.createDirectories(home);
      }
      monitor = ("io.chimerastack.core.port:" + home.toRealPath()).intern();
    } catch (IOException e) {
      throw unusable("the port registry's directory cannot be made", home, e);
    }
    // An interned string is one object in the whole virtual machine, also for two class loaders.
    // That matters because closing any channel to the lock file drops the lock of the process.
    synchronized (monitor) {
      try (FileChannel channel =
          FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        acquire(channel); // released by closing the channel, or by the end of the process
        return body.get();
      } catch (IOException e) {
        throw unusable("the port registry cannot be locked", lockFile, e);
      }
    }
  }

  /**
   * Tells whether there is a registry that this process may change. What it may not change it can
   * still read: a reader sees the old text or the new one.
   */
  boolean changeable() {
    return Files.exists(file) && Files.isWritable(home);
  }

  private void acquire(FileChannel channel) throws IOException {
    long nap = Duration.ofMillis(1).toNanos();
    long waited = 0;
    while (tryAcquire(channel) == null) {
      if (waited >= patience.toNanos()) {
        throw new PortException(
            Category.MISSING,
            new Problem(
                "another process has kept the port registry locked for "
                    + patience.toSeconds()
                    + " seconds",
                lockFile.toString(),
                "end the chimera process that hangs, then try again"));
      }
      nap = Math.min(nap * 2, LONGEST_NAP.toNanos());
      LockSupport.parkNanos(nap);
      waited += nap;
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted(null);
      }
    }
  }

  private static @Nullable FileLock tryAcquire(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held under another name of the same file
    }
  }

  /** Returns the registry's text; empty if there is none yet. */
  Optional<byte[]> read() {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable("the port registry cannot be read", file, e);
    }
  }

  /** Replaces the registry's text, durably and in one step. Only under the lock. */
  void write(byte[] text) {
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(text);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      replace(temporary, file);
    } catch (IOException e) {
      throw unusable("the port registry cannot be written", file, discardTemporary(e));
    }
    forceDirectory();
  }

  private IOException discardTemporary(IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return cause;
  }

  /**
   * Copies the registry's file to the first free name of its kind, which is returned. The file
   * itself stays until it is replaced, so that a process killed in between loses nothing.
   */
  Path setAside() {
    try {
      int n = 1;
      while (Files.exists(garbled(n))) {
        n++;
      }
      return Files.copy(file, garbled(n), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw unusable("the garbled port registry cannot be set aside", file, e);
    }
  }

  private Path garbled(int n) {
    return home.resolve("ports.json.garbled-" + n);
  }

  /** On Windows somebody who is just reading the target (a virus scanner) makes a move fail. */
  private static void replace(Path from, Path to) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (AccessDeniedException e) {
        if (attempt == MOVE_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(LONGEST_NAP.toNanos());
      }
    }
  }

  /** Makes the move itself durable where the system can; Windows and some file systems cannot. */
  private void forceDirectory() {
    try (FileChannel channel = FileChannel.open(home, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The new text is complete and in place; only its survival of a power cut is less certain.
    }
  }

  private static PortException unusable(String what, Path where, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return interrupted(cause);
    }
    return new PortException(
        Category.MISSING,
        List.of(
            new Problem(
                what + ": " + reason(cause),
                where.toString(),
                "make room or give yourself write permission there, or set CHIMERA_HOME to a"
                    + " directory that you can write")),
        cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static PortException interrupted(@Nullable IOException cause) {
    return new PortException(
        Category.INTERRUPTED,
        List.of(new Problem("interrupted while using the port registry", "", "try again")),
        cause);
  }
}
