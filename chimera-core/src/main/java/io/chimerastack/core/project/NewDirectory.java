package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.render.RenderedFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the directory of a new project. Everything is written into a hidden sibling, which one
 * rename puts into place: there is a whole project, or none. A lock on a file beside the sibling
 * tells others that its maker lives; siblings of dead makers are removed by whoever comes next.
 */
final class NewDirectory {
  private static final int SHOWN = 5;
  private static final int MOST_SIBLINGS = 1_000;
  private static final String MARK = ".chimera-";
  private static final String LOCK = ".lock";

  private final Path target;
  private final Path parent;
  private final String name;
  private final WriteStep writes;

  NewDirectory(Path directory, WriteStep writes) {
    this.target = directory.toAbsolutePath().normalize();
    Path above = target.getParent();
    Path last = target.getFileName();
    if (above == null || last == null) {
      throw new ProjectException(
          Category.INPUT,
          new Problem("a project cannot be the root", target.toString(), "name a directory"));
    }
    this.parent = above;
    this.name = last.toString();
    this.writes = writes;
  }

  void write(Revision revision) {
    require();
    removeDeadSiblings();
    try (Sibling sibling = sibling()) {
      try {
        fill(sibling.directory, revision);
        before("rename");
        requireRoom();
        rename(sibling.directory);
      } catch (IOException | UnsupportedOperationException e) {
        requireRoom(); // lost against another create of the same name
        throw failure(e);
      }
    }
  }

  /** Checks that the parent is there and nothing is in the way. */
  void require() {
    if (!Files.isDirectory(parent)) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              Files.exists(parent) ? "this is no directory" : "there is no such directory",
              parent.toString(),
              "create it, or name another one with --dir"));
    }
    requireRoom();
  }

  private void requireRoom() {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              Files.isSymbolicLink(target) ? "a symbolic link is there" : "a file is there",
              target.toString(),
              "choose another name, or move it away"));
    }
    List<String> names;
    try (Stream<Path> entries = Files.list(target)) {
      names = entries.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw failure(e);
    }
    if (!names.isEmpty()) {
      String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
      int more = names.size() - SHOWN;
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              "the directory is not empty: it holds "
                  + shown
                  + (more > 0 ? " and " + more + " more" : ""),
              target.toString(),
              "choose another name, or an empty directory"));
    }
  }

  /** The hidden sibling; closing it removes what is left of it. */
  private static final class Sibling implements AutoCloseable {
    private final Path directory;
    private final Path lockFile;
    private final FileGuard guard;

    private Sibling(Path directory, Path lockFile, FileGuard guard) {
      this.directory = directory;
      this.lockFile = lockFile;
      this.guard = guard;
    }

    @Override
    public void close() {
      try {
        DurableFile.deleteTree(directory);
        Files.deleteIfExists(lockFile);
      } catch (IOException e) {
        // the next create of this name removes it
      } finally {
        guard.close();
      }
    }
  }

  private Sibling sibling() {
    try {
      for (int i = 1; i <= MOST_SIBLINGS; i++) {
        Sibling sibling = sibling(i);
        if (sibling != null) {
          return sibling;
        }
      }
      throw new FileAlreadyExistsException(parent.resolve("." + name + MARK + 1).toString());
    } catch (ClosedByInterruptException e) {
      throw failure(e);
    } catch (IOException | UnsupportedOperationException e) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              "no project can be created here: " + Reasons.of(e),
              parent.toString(),
              "make the directory writable for you, or name another one with --dir"),
          e);
    }
  }

  private @Nullable Sibling sibling(int number) throws IOException {
    Path directory = parent.resolve("." + name + MARK + number);
    Path lockFile = parent.resolve("." + name + MARK + number + LOCK);
    before("lock the staging directory");
    try {
      Files.createFile(lockFile);
    } catch (FileAlreadyExistsException e) {
      return null;
    }
    Optional<FileGuard> guard = FileGuard.tryTake(lockFile);
    if (guard.isEmpty()) {
      return null; // somebody took it for a dead one's just now
    }
    Sibling sibling = new Sibling(directory, lockFile, guard.get());
    boolean made = false;
    try {
      before("make the staging directory");
      Files.createDirectory(directory);
      made = true;
      return sibling;
    } finally {
      if (!made) {
        sibling.close();
      }
    }
  }

  private void removeDeadSiblings() {
    String start = "." + name + MARK;
    try (Stream<Path> entries = Files.list(parent)) {
      List<Path> locks =
          entries
              .filter(path -> path.getFileName().toString().startsWith(start))
              .filter(path -> path.getFileName().toString().endsWith(LOCK))
              .toList();
      for (Path lock : locks) {
        Optional<FileGuard> guard = FileGuard.tryTake(lock);
        if (guard.isPresent()) {
          String file = lock.getFileName().toString();
          String directory = file.substring(0, file.length() - LOCK.length());
          new Sibling(parent.resolve(directory), lock, guard.get()).close();
        }
      }
    } catch (IOException e) {
      // rubbish of others is no reason to fail; if the parent cannot be written, that shows next
    }
  }

  private void fill(Path staging, Revision revision) throws IOException {
    if (revision.blueprint() == null || revision.env() == null) {
      throw new IllegalArgumentException("a new project needs a blueprint and an .env");
    }
    Enclosure enclosure = new Enclosure(staging);
    for (Map.Entry<String, RenderedFile> file : revision.desired().files().entrySet()) {
      Path place = put(enclosure, file.getKey(), file.getValue().bytes());
      if (file.getValue().executable()) {
        FileModes.setExecutable(place, true);
      }
    }
    put(enclosure, ProjectDirectory.BLUEPRINT, utf8(revision.blueprint()));
    Path env = enclosure.resolve(EnvFile.NAME);
    before("write " + EnvFile.NAME);
    DurableFile.write(env, revision.env().bytes(), true);
    put(enclosure, BaseArchive.PATH, BaseArchive.write(revision.desired()));
    put(enclosure, Lockfile.NAME, utf8(revision.lockfile().toYaml()));
  }

  /**
   * Writes a file without waiting for the disk: a new project that a power cut garbles costs the
   * user nothing but another create.
   */
  private Path put(Enclosure enclosure, String path, byte[] content) throws IOException {
    before("write " + path);
    Path place = enclosure.resolve(path);
    Files.createDirectories(DurableFile.directoryOf(place));
    return Files.write(place, content);
  }

  private void rename(Path staging) throws IOException {
    try {
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!DurableFile.isEmptyDirectory(target)) {
        throw e;
      }
      Files.delete(target); // Windows replaces no directory, not even an empty one
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    }
    DurableFile.sync(parent);
  }

  private void before(String what) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    writes.before(what);
  }

  private ProjectException failure(Exception e) {
    if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
      return new ProjectException(
          Category.INTERRUPTED,
          new Problem("interrupted; nothing was created", target.toString(), "run it again"),
          e);
    }
    return new ProjectException(
        Category.FAILED,
        new Problem(
            "the project could not be created, and nothing of it is left: " + Reasons.of(e),
            target.toString(),
            "give the disk room, then run the command again"),
        e);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
