package io.chimerastack.core.pack;

import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.PackScope;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import io.chimerastack.core.project.DurableFile;
import io.chimerastack.core.project.FileGuard;
import io.chimerastack.core.project.SecretSource;
import io.chimerastack.core.project.SecureSecrets;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Installs packs into Chimera's home and removes them. A pack is made whole in a hidden directory
 * and put in force by one rename; one command at a time changes anything.
 */
public final class PackStore {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String WORK = ".work-";
  private static final List<String> KEPT = List.of("base/", "stacks/", "config/");
  private static final List<String> ALSO_KEPT = List.of("README.md", "LICENSE", "LICENSE.txt");
  private static final int MOST_BYTES_OF_A_TEXT = 1 << 20;

  private final InstalledPacks packs;
  private final List<CatalogSource> builtIn;
  private final ProgressListener listener;
  private final SecretSource ids = new SecureSecrets();

  private PackStore(Path home, List<CatalogSource> builtIn, ProgressListener listener) {
    this.packs = InstalledPacks.in(home);
    this.builtIn = List.copyOf(builtIn);
    this.listener = listener;
  }

  /**
   * Returns the store of a home.
   *
   * @param home Chimera's home; made when first needed
   * @param builtIn what packs may use beside each other
   * @param listener hears what takes a while
   */
  public static PackStore of(Path home, List<CatalogSource> builtIn, ProgressListener listener) {
    return new PackStore(home, builtIn, listener);
  }

  /**
   * What to install.
   *
   * @param origin a path of a directory or archive, or the URL of an archive
   * @param directory what a path is relative to
   * @param name the name to install it under; empty to take it from the origin
   * @param sha256 the SHA-256 in hex that an archive must have; empty if any will do
   */
  public record Request(String origin, Path directory, String name, String sha256) {}

  /**
   * What came of it.
   *
   * @param pack the pack as it is installed
   * @param already whether it was there before, with the same files
   * @param warnings what was found in it that is no error
   */
  public record Outcome(InstalledPack pack, boolean already, List<Problem> warnings) {
    /** Copies the warnings. */
    public Outcome {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Installs a pack: all of it, or nothing.
   *
   * @throws ManifestException with every problem of the pack, if it is not sound
   * @throws PackException INPUT if there is no such pack, its archive is not safe or its name is
   *     taken; MISSING if it cannot be fetched; FAILED if writing failed; INTERRUPTED
   */
  public Outcome install(Request request) {
    if (!request.name().isEmpty()) {
      PackName.check(request.name());
    }
    PackOrigin origin = PackOrigin.of(request);
    return locked(() -> install(request, origin));
  }

  private Outcome install(Request request, PackOrigin origin) throws IOException {
    Path work = Files.createDirectory(packs.directory().resolve(WORK + ids.shortId()));
    try {
      PackOrigin.Fetched fetched = origin.fetch(work, listener);
      String name = request.name().isEmpty() ? name(fetched) : request.name();
      Path target = packs.directory().resolve(name);
      if (Files.exists(fetched.root().resolve("config/defaults.yaml"))) {
        throw PackException.input(
            "the pack has a config/defaults.yaml: it is a whole catalog, which cannot be added to"
                + " another",
            fetched.shownAs(),
            "remove the file");
      }
      listener.on(new ProgressEvent.Began("checking the pack"));
      List<CatalogSource> below = new ArrayList<>(builtIn);
      for (String other : packs.names()) {
        if (!other.equals(name)) {
          below.add(CatalogSource.directory(packs.directory().resolve(other)));
        }
      }
      PackCheck check = PackCheck.of(PackScope.whole(fetched.root()), fetched.shownAs(), below);
      if (!check.passed()) {
        throw new ManifestException(
            check.problems().stream()
                .filter(problem -> problem.rule().level() == Rule.Level.ERROR)
                .toList());
      }
      CatalogSource source = CatalogSource.directory(fetched.root());
      Path made = Files.createDirectory(work.resolve("pack"));
      copy(source, fetched.root(), made);
      String digest = CatalogSource.directory(made).digest();
      write(
          made.resolve(PackRecord.NAME),
          new PackRecord(origin.shown(), fetched.sha256(), digest).bytes());
      boolean already = Files.exists(target);
      if (already) {
        requireSame(name, target, digest);
      } else {
        DurableFile.sync(made);
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.sync(packs.directory());
      }
      return new Outcome(read(name), already, check.problems());
    } finally {
      DurableFile.deleteTree(work);
    }
  }

  private static String name(PackOrigin.Fetched fetched) {
    for (String candidate : fetched.names()) {
      Optional<String> guess = PackName.guess(candidate);
      if (guess.isPresent()) {
        return guess.get();
      }
    }
    throw PackException.input(
        "no name follows from '" + fetched.shownAs() + "'", "", "give it one with --name");
  }

  private static void requireSame(String name, Path target, String digest) {
    if (!CatalogSource.directory(target).digest().equals(digest)) {
      throw new PackException(
          Category.CONFLICT,
          List.of(
              new Problem(
                  "another pack is installed as '" + name + "'",
                  target.toString(),
                  "'chimera template uninstall "
                      + name
                      + "' removes it first, or --name gives this one another name")),
          null);
    }
  }

  /** Copies what belongs to a pack, content only: no link, no mode and no owner comes along. */
  private static void copy(CatalogSource source, Path root, Path target) throws IOException {
    for (String path : source.paths()) {
      if (KEPT.stream().anyMatch(path::startsWith)) {
        write(target.resolve(path), source.read(path));
      }
    }
    for (String name : ALSO_KEPT) {
      Path text = root.resolve(name);
      if (Files.isRegularFile(text, LinkOption.NOFOLLOW_LINKS)
          && Files.size(text) <= MOST_BYTES_OF_A_TEXT) {
        write(target.resolve(name), Files.readAllBytes(text));
      }
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, bytes);
  }

  /** Returns the installed packs, by name; one that cannot be read is among them. */
  public List<InstalledPack> list() {
    return packs.names().stream().map(this::read).toList();
  }

  private InstalledPack read(String name) {
    Path directory = packs.directory().resolve(name);
    PackRecord record = PackRecord.read(directory);
    try {
      CatalogSource source = CatalogSource.directory(directory);
      return new InstalledPack(
          name,
          record.origin(),
          record.archive(),
          record.digest(),
          count(source, "base/"),
          count(source, "stacks/"),
          !source.digest().equals(record.digest()));
    } catch (ManifestException broken) {
      return new InstalledPack(
          name, record.origin(), record.archive(), record.digest(), 0, 0, true);
    }
  }

  private static int count(CatalogSource source, String folder) {
    return (int)
        source.paths().stream()
            .filter(path -> path.startsWith(folder) && path.endsWith("/template.yaml"))
            .count();
  }

  /**
   * Removes a pack. Projects that were made from it stay as they are; changing them needs it again.
   *
   * @throws PackException INPUT if there is none of that name; FAILED if it cannot be removed
   */
  public InstalledPack uninstall(String name) {
    List<String> known = packs.names();
    if (!known.contains(name)) {
      List<String> near = Suggestions.nearest(name, known);
      throw PackException.input(
          "no pack is installed as '" + name + "'",
          "",
          near.isEmpty()
              ? "'chimera template list' shows the installed packs"
              : "did you mean '" + String.join("' or '", near) + "'?");
    }
    return locked(
        () -> {
          InstalledPack pack = read(name);
          Path gone = packs.directory().resolve(WORK + ids.shortId());
          Files.move(packs.directory().resolve(name), gone, StandardCopyOption.ATOMIC_MOVE);
          DurableFile.deleteTree(gone);
          return pack;
        });
  }

  /** Something that is done while no other command changes the packs. */
  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T locked(Work<T> work) {
    Path directory = packs.directory();
    try {
      Files.createDirectories(directory);
      Optional<FileGuard> guard = FileGuard.take(directory.resolve(".lock"), PATIENCE);
      if (guard.isEmpty()) {
        throw PackException.failed(
            "another chimera command is changing the installed packs",
            directory.toString(),
            "wait until it has finished, then run this one again",
            null);
      }
      FileGuard held = guard.get();
      try {
        removeLeftovers();
        return work.run();
      } finally {
        held.close();
      }
    } catch (ClosedByInterruptException e) {
      throw new PackException(
          Category.INTERRUPTED,
          List.of(new Problem("interrupted; nothing was changed", "", "run the command again")),
          e);
    } catch (IOException e) {
      throw PackException.failed(
          "the packs cannot be changed: " + e.getClass().getSimpleName() + " " + e.getMessage(),
          directory.toString(),
          "check its permissions and the free space",
          e);
    }
  }

  /** What a command that was killed left; nobody else works here while the lock is held. */
  private void removeLeftovers() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(packs.directory())) {
      leftovers =
          entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(WORK)).toList();
    }
    for (Path leftover : leftovers) {
      DurableFile.deleteTree(leftover);
    }
  }
}
