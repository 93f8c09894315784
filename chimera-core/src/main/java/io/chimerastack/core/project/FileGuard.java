package io.chimerastack.core.project;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a file, between processes by the operating system and within this one by a
 * set of the locked files, which also serves file systems that have no locks.
 */
public final class FileGuard implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path key;
  private final FileChannel channel;

  private FileGuard(Path key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * Locks the file, creating it and its directory; empty if somebody else holds it for long.
   *
   * @throws IOException if the file cannot be made or locked
   */
  public static Optional<FileGuard> take(Path file, Duration patience) throws IOException {
    Files.createDirectories(DurableFile.directoryOf(file));
    long tries = Math.max(1, patience.dividedBy(PAUSE));
    for (long i = 0; i < tries; i++) {
      Optional<FileGuard> guard = tryTake(file);
      if (guard.isPresent()) {
        return guard;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Optional.empty();
  }

  /**
   * Locks the file, creating it, if nobody else holds it now.
   *
   * @throws IOException if the file cannot be made or locked
   */
  public static Optional<FileGuard> tryTake(Path file) throws IOException {
    Path key = DurableFile.directoryOf(file).toRealPath().resolve(file.getFileName());
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      taken = lock != null && Files.exists(file);
      return taken ? Optional.of(new FileGuard(key, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(key);
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another class loader of this process holds it
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock goes with the process at the latest
    } finally {
      HELD.remove(key);
    }
  }
}
