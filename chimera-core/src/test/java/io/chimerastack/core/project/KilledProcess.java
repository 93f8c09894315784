package io.chimerastack.core.project;

import java.nio.file.Path;

/** A process that creates or updates a project, and halts before its n-th write. */
final class KilledProcess {
  private KilledProcess() {}

  /**
   * Runs.
   *
   * @param arguments {@code create} or {@code apply}, the project's directory, and before which
   *     write to halt
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[1]);
    int last = Integer.parseInt(arguments[2]);
    int[] writes = {0};
    PlanExecutor executor =
        new PlanExecutor(
            what -> {
              if (++writes[0] == last) {
                Runtime.getRuntime().halt(137);
              }
            });
    if (arguments[0].equals("create")) {
      executor.create(directory, Projects.creation(Projects.OLD));
      return;
    }
    ProjectDirectory project = ProjectDirectory.open(directory);
    try (ProjectLock lock = project.lock()) {
      executor.recover(lock);
      executor.apply(lock, Projects.update(project));
    }
  }
}
