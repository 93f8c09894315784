package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The right to change one project; at most one process and one thread has it. Given back by {@link
 * #close}, and by the system when the process dies.
 */
public final class ProjectLock implements AutoCloseable {
  private final ProjectDirectory project;
  private final FileGuard guard;

  private ProjectLock(ProjectDirectory project, FileGuard guard) {
    this.project = project;
    this.guard = guard;
  }

  /** Waits at most {@code patience} for another command to finish. */
  static ProjectLock take(ProjectDirectory project, Duration patience) {
    Path file = project.enclosure().resolve(ProjectDirectory.STATE + "/lock");
    try {
      return new ProjectLock(
          project,
          FileGuard.take(file, patience)
              .orElseThrow(
                  () ->
                      new ProjectException(
                          Category.FAILED,
                          new Problem(
                              "another chimera command is changing this project",
                              project.root().toString(),
                              "wait until it has finished, then run this one again"))));
    } catch (ClosedByInterruptException e) {
      throw new ProjectException(
          Category.INTERRUPTED,
          new Problem("interrupted; nothing was changed", "", "run the command again"),
          e);
    } catch (IOException e) {
      throw new ProjectException(
          Category.MISSING,
          new Problem(
              "the project cannot be locked: " + Reasons.of(e),
              file.toString(),
              "make the directory writable for you"),
          e);
    }
  }

  /** Returns the project that is locked. */
  public ProjectDirectory project() {
    return project;
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    guard.close();
  }
}
