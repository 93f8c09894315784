package io.chimerastack.core.project;

import io.chimerastack.core.plan.DiskEntry;
import io.chimerastack.core.plan.DiskTree;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** A directory with a {@code chimera.yaml}, and what stands in it. Reading changes nothing. */
public final class ProjectDirectory {
  /** The name of the blueprint in a project. */
  public static final String BLUEPRINT = "chimera.yaml";

  /** The name of the directory for what Chimera itself keeps in a project. */
  public static final String STATE = ".chimera";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path root;
  private final Enclosure enclosure;

  private ProjectDirectory(Path root) {
    this.root = root;
    this.enclosure = new Enclosure(root);
  }

  /**
   * Opens a project. Only the directory itself is looked at, none above it.
   *
   * @param directory the project's root
   * @throws ProjectException of category INPUT if it holds no {@code chimera.yaml}
   */
  public static ProjectDirectory open(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    if (!isProject(root)) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              Files.isDirectory(root)
                  ? "this directory is no Chimera project: it holds no " + BLUEPRINT
                  : "there is no such directory",
              root.toString(),
              "run the command in the project's own directory, or name it with -C DIR; directories"
                  + " above are not searched"));
    }
    return new ProjectDirectory(root);
  }

  /** Returns whether {@code directory} holds a {@code chimera.yaml}. */
  public static boolean isProject(Path directory) {
    return Files.isRegularFile(directory.resolve(BLUEPRINT));
  }

  /** Returns the absolute path of the directory. */
  public Path root() {
    return root;
  }

  /**
   * Returns whether an apply has begun to change files and not ended: it was cut off, or another
   * process is at it right now. Who takes the {@link #lock} knows that it was cut off, and {@link
   * PlanExecutor#recover} finishes it.
   */
  public boolean isCutOff() {
    return new Transaction(enclosure, WriteStep.NONE).isPending();
  }

  Enclosure enclosure() {
    return enclosure;
  }

  /**
   * Takes the right to change the project; waits a few seconds for another command.
   *
   * @throws ProjectException of category FAILED if another command keeps it, MISSING if the
   *     directory cannot be written
   */
  public ProjectLock lock() {
    return ProjectLock.take(this, PATIENCE);
  }

  /**
   * Takes the right to change the project.
   *
   * @param patience how long to wait for another command
   * @throws ProjectException as {@link #lock()}
   */
  public ProjectLock lock(Duration patience) {
    return ProjectLock.take(this, patience);
  }

  /** Returns the path by which problems name the blueprint. */
  public Path blueprintFile() {
    return root.resolve(BLUEPRINT);
  }

  /**
   * Returns the text of {@code chimera.yaml}.
   *
   * @throws ProjectException if it cannot be read
   */
  public String blueprint() {
    return text(BLUEPRINT)
        .orElseThrow(() -> unreadable(BLUEPRINT, new NoSuchFileException(BLUEPRINT)));
  }

  /**
   * Returns what {@code chimera.lock} says, or empty if there is none.
   *
   * @throws io.chimerastack.core.problem.ChimeraException of category INPUT if it is garbled
   */
  public Optional<Lockfile> lockfile() {
    return text(Lockfile.NAME).map(text -> Lockfile.parse(text, Lockfile.NAME));
  }

  /**
   * Returns this checkout's {@code .env}, or empty if there is none, as in a fresh clone.
   *
   * @throws ProjectException of category INPUT if Compose would refuse it
   */
  public Optional<EnvFile> env() {
    return text(EnvFile.NAME).map(text -> EnvFile.parse(text, EnvFile.NAME));
  }

  /**
   * Returns the files as they were last written, or empty if that is not known: there is no {@code
   * .chimera/base.zip}, or it is garbled.
   */
  public Optional<RenderedTree> base() {
    return bytes(BaseArchive.PATH).flatMap(BaseArchive::read);
  }

  /** Returns what the user should know about the base: that it is lost, or garbled. */
  public Optional<Problem> baseProblem() {
    Optional<byte[]> archive = bytes(BaseArchive.PATH);
    if (archive.isPresent() && BaseArchive.read(archive.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            archive.isPresent() ? "the file is garbled" : "the file is missing",
            BaseArchive.PATH,
            "restore it from version control; without it your edits cannot be told from generated"
                + " text, so every file that differs is a conflict"));
  }

  /**
   * Returns whether {@code chimera.lock} and {@code .chimera/base.zip} hold exactly this, byte for
   * byte, so that there is nothing to record.
   */
  public boolean records(Lockfile lockfile, RenderedTree tree) {
    return text(Lockfile.NAME).equals(Optional.of(lockfile.toYaml()))
        && base().equals(Optional.of(tree));
  }

  /**
   * Returns what stands at the given paths.
   *
   * @param paths paths relative to the root, separated by {@code /}
   * @throws ProjectException if a file cannot be read
   */
  public DiskTree observe(SortedSet<String> paths) {
    SortedMap<String, DiskEntry> entries = new TreeMap<>();
    for (String path : paths) {
      entry(path).ifPresent(entry -> entries.put(path, entry));
    }
    return new DiskTree(entries, FileModes.areKept(root));
  }

  private Optional<DiskEntry> entry(String path) {
    Path place = enclosure.place(path);
    Optional<Path> link = enclosure.linkOut(place);
    if (link.isPresent()) {
      String what = "below '" + shown(link.get()) + "', a symbolic link out of the project";
      return Optional.of(new DiskEntry.Obstacle(what, false));
    }
    Optional<Path> file = enclosure.fileInTheWay(place);
    if (file.isPresent()) {
      String what = "below '" + shown(file.get()) + "', which is a file";
      return Optional.of(new DiskEntry.Obstacle(what, false));
    }
    if (Files.isSymbolicLink(place)) {
      return Optional.of(new DiskEntry.Obstacle("a symbolic link", true));
    }
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new DiskEntry.Obstacle("a directory", false));
    }
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(new DiskEntry.Obstacle("a special file", false));
    }
    return Optional.of(regular(path, place));
  }

  private DiskEntry regular(String path, Path place) {
    try {
      String name = place.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().toString();
      if (!name.equals(place.getFileName().toString())) {
        return new DiskEntry.Obstacle("'" + name + "', whose name differs by case", false);
      }
      byte[] bytes = Files.readAllBytes(place);
      return new DiskEntry.Regular(RenderedFile.of(bytes, FileModes.isExecutable(place)));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private String shown(Path place) {
    return root.relativize(place).toString().replace('\\', '/');
  }

  private Optional<String> text(String path) {
    return bytes(path)
        .map(
            bytes -> {
              try {
                return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
              } catch (CharacterCodingException e) {
                throw new ProjectException(
                    Category.INPUT,
                    new Problem("the file is no UTF-8", path, "save it as UTF-8"),
                    e);
              }
            });
  }

  private Optional<byte[]> bytes(String path) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static ProjectException unreadable(String path, IOException e) {
    return new ProjectException(
        Category.FAILED,
        new Problem("the file cannot be read: " + Reasons.of(e), path, "make it readable for you"),
        e);
  }
}
