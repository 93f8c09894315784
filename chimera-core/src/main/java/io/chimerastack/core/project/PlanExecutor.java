package io.chimerastack.core.project;

import io.chimerastack.core.plan.Change;
import io.chimerastack.core.plan.DiskEntry;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.project.Transaction.Target;
import io.chimerastack.core.render.RenderedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries plans out, each wholly or not at all. It decides nothing.
 *
 * <p>An interrupt of the calling thread stops a create, and an apply that has not begun to change
 * files; nothing of it is left then. Thread-safe.
 */
public final class PlanExecutor {
  private final WriteStep writes;

  /** Creates an executor. */
  public PlanExecutor() {
    this(WriteStep.NONE);
  }

  PlanExecutor(WriteStep writes) {
    this.writes = writes;
  }

  /**
   * Writes a new project: built beside its place, then put there by one rename.
   *
   * @param directory where it goes; its parent must be there; it must not be there, or be empty
   * @param revision what to write, with a blueprint and an {@code .env}, by a plan from nothing
   * @throws ProjectException of category INPUT if something is in the way, naming it, or the parent
   *     cannot be written; INTERRUPTED if the thread was; FAILED if writing failed. Nothing is left
   *     then
   */
  public ProjectDirectory create(Path directory, Revision revision) {
    revision.plan().requireDecided();
    new NewDirectory(directory, writes).write(revision);
    return ProjectDirectory.open(directory);
  }

  /**
   * Checks that a new project can go to {@code directory}, before anything is prepared for it.
   *
   * @throws ProjectException of category INPUT if something is in the way, naming it, or the parent
   *     is not there
   */
  public void requireRoom(Path directory) {
    new NewDirectory(directory, writes).require();
  }

  /**
   * Writes a checkout's {@code .env} and nothing else.
   *
   * @param lock the right to change the project
   * @param env its new content
   * @throws ProjectException as {@link #apply}
   */
  public void writeEnv(ProjectLock lock, EnvFile env) {
    ProjectDirectory project = lock.project();
    List<Target> targets = new ArrayList<>();
    add(targets, project, EnvFile.NAME, env.bytes(), true);
    new Transaction(project.enclosure(), writes).run(targets);
  }

  /**
   * Carries a plan out in a project.
   *
   * @param lock the right to change the project
   * @param revision what to write
   * @throws io.chimerastack.core.plan.ConflictException if the plan needs a decision
   * @throws ProjectException of category CONFLICT if a file has changed since the plan was made;
   *     INPUT if a path leads out of the project; INTERRUPTED if the thread was; FAILED if writing
   *     failed. The project is as it was then
   * @throws IllegalStateException if an apply was cut off before and not recovered yet
   */
  public void apply(ProjectLock lock, Revision revision) {
    revision.plan().requireDecided();
    ProjectDirectory project = lock.project();
    Transaction transaction = new Transaction(project.enclosure(), writes);
    if (transaction.isPending()) {
      throw new IllegalStateException("recover the project before applying to it");
    }
    List<Target> targets = new ArrayList<>();
    targets.addAll(deletions(revision.plan()));
    targets.addAll(writes(revision.plan()));
    if (revision.env() != null) {
      add(targets, project, EnvFile.NAME, revision.env().bytes(), true);
    }
    if (revision.blueprint() != null) {
      add(targets, project, ProjectDirectory.BLUEPRINT, utf8(revision.blueprint()), false);
    }
    add(targets, project, Lockfile.NAME, utf8(revision.lockfile().toYaml()), false);
    add(targets, project, BaseArchive.PATH, BaseArchive.write(revision.desired()), false);
    transaction.run(targets);
  }

  /**
   * Finishes an apply that was cut off: carries it through, or undoes it. To be called before
   * anything else is read.
   *
   * @param lock the right to change the project
   * @return what was done, to be told to the user
   * @throws ProjectException of category FAILED if it cannot be finished now
   */
  public Recovery recover(ProjectLock lock) {
    return new Transaction(lock.project().enclosure(), writes).recover();
  }

  private static List<Target> deletions(Plan plan) {
    List<Target> targets = new ArrayList<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.Delete delete) {
        targets.add(new Target(delete.path(), state(delete.before()), null, true, false));
      }
    }
    return targets;
  }

  private static List<Target> writes(Plan plan) {
    List<Target> targets = new ArrayList<>();
    for (Change change : plan.changes()) {
      if (change instanceof Change.Create create) {
        targets.add(target(create.path(), "-", create.after()));
      } else if (change instanceof Change.Update update) {
        targets.add(target(update.path(), state(update.before()), update.after()));
      } else if (change instanceof Change.Merge merge) {
        String before = state(new DiskEntry.Regular(merge.before()));
        targets.add(target(merge.path(), before, merge.after()));
      }
    }
    return targets;
  }

  private static Target target(String path, @Nullable String expected, RenderedFile after) {
    return new Target(path, expected, after, false, false);
  }

  /** The state that a plan saw; null where it saw no file, which cannot be compared. */
  private static @Nullable String state(DiskEntry entry) {
    if (entry instanceof DiskEntry.Regular regular) {
      RenderedFile file = regular.content();
      return Lockfile.sha256(file.bytes()) + (file.executable() ? "+x" : "");
    }
    return null;
  }

  /** Adds a file of Chimera's own, unless it is that already. */
  private static void add(
      List<Target> targets, ProjectDirectory project, String path, byte[] content, boolean secret) {
    Path file = project.enclosure().resolve(path);
    if (Files.isSymbolicLink(file)) {
      throw new ProjectException(
          Category.INPUT,
          new Problem(
              "the file is a symbolic link, which would be written through",
              path,
              "put a file in its place"));
    }
    try {
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        targets.add(new Target(path, null, RenderedFile.of(content, false), true, secret));
      }
    } catch (IOException e) {
      throw Transaction.failure(e, null);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
