package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chimerastack.core.plan.ConflictPolicy;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cuts an apply, a recovery and a create off before every single write. */
class PlanExecutorKillTest {
  /** Ends the thread at once, as a kill would: nothing that undoes or cleans up sees it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the writes, and fails before one of them. */
  private static final class Fault implements WriteStep {
    private final int failAt;
    private final int killAt;
    private int writes;

    Fault(int failAt, int killAt) {
      this.failAt = failAt;
      this.killAt = killAt;
    }

    static Fault kill(int at) {
      return new Fault(-1, at);
    }

    @Override
    public void before(String what) throws IOException {
      writes++;
      if (writes == killAt) {
        throw new Killed();
      }
      if (writes == failAt) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Test
  void givenKillBeforeAnyWriteOfApply_whenRecovered_thenOldOrNewAndNeverMixed() throws IOException {
    SortedMap<String, String> old = outcome(null);
    SortedMap<String, String> planned = outcome(WriteStep.NONE);
    int cut = 1;
    int completed = 0;
    int rolledBack = 0;
    for (boolean killed = true; killed; cut++) {
      try (FileSystem files = Projects.fileSystem()) {
        ProjectDirectory project = project(files);
        killed = apply(project, Fault.kill(cut)) instanceof Killed;
        Recovery recovery = recover(project, WriteStep.NONE);
        switch (recovery.kind()) {
          case NOTHING -> {
            SortedMap<String, String> expected = killed && cut == 1 ? old : planned;
            assertThat(Projects.contents(project.root())).as("cut %d", cut).isEqualTo(expected);
          }
          case ROLLED_BACK -> {
            rolledBack++;
            assertThat(Projects.contents(project.root())).as("cut %d", cut).isEqualTo(old);
          }
          case COMPLETED -> {
            completed++;
            assertThat(Projects.contents(project.root())).as("cut %d", cut).isEqualTo(planned);
            assertThat(recovery.files()).contains("docker-compose.yml", ".env");
          }
        }
        assertThat(recovery.summary().isEmpty())
            .isEqualTo(recovery.kind() == Recovery.Kind.NOTHING);
        assertThat(recover(project, WriteStep.NONE).kind()).isEqualTo(Recovery.Kind.NOTHING);
      }
    }
    assertThat(rolledBack).isGreaterThan(8);
    assertThat(completed).isGreaterThan(8);
  }

  @Test
  void givenKillBeforeAnyWriteOfRecovery_whenRecoveredAgain_thenOldOrNewAndNeverMixed()
      throws IOException {
    SortedMap<String, String> old = outcome(null);
    SortedMap<String, String> planned = outcome(WriteStep.NONE);
    boolean killed = true;
    for (int cut = 1; killed; cut++) {
      boolean killedAgain = true;
      for (int again = 1; killedAgain; again++) {
        try (FileSystem files = Projects.fileSystem()) {
          ProjectDirectory project = project(files);
          killed = apply(project, Fault.kill(cut)) instanceof Killed;
          WriteStep fault = Fault.kill(again);
          killedAgain = catchThrowable(() -> recover(project, fault)) instanceof Killed;
          recover(project, WriteStep.NONE);
          assertThat(Projects.contents(project.root())).isIn(old, planned);
        }
      }
    }
  }

  @Test
  void givenFullDiskBeforeAnyWrite_whenApplying_thenProblemAndNothingHasChanged()
      throws IOException {
    SortedMap<String, String> old = outcome(null);
    SortedMap<String, String> planned = outcome(WriteStep.NONE);
    Throwable failure = new Killed();
    for (int cut = 1; failure != null; cut++) {
      try (FileSystem files = Projects.fileSystem()) {
        ProjectDirectory project = project(files);
        failure = apply(project, new Fault(cut, -1));
        if (failure == null) {
          recover(project, WriteStep.NONE);
        } else {
          assertThat(failure)
              .isInstanceOf(ProjectException.class)
              .hasMessageContaining("No space left on device")
              .hasMessageContaining("is as it was");
        }
        assertThat(Projects.contents(project.root()))
            .as("cut %d", cut)
            .isEqualTo(failure == null ? planned : old);
      }
    }
  }

  @Test
  void givenFullDiskAndKillWhileUndoing_whenRecovered_thenUndone() throws IOException {
    SortedMap<String, String> old = outcome(null);
    int undone = 0;
    for (int cut = 1; cut < 40; cut++) {
      for (int kill = cut + 1; kill < cut + 20; kill++) {
        try (FileSystem files = Projects.fileSystem()) {
          ProjectDirectory project = project(files);
          if (apply(project, new Fault(cut, kill)) instanceof Killed) {
            Recovery recovery = recover(project, WriteStep.NONE);
            if (recovery.kind() == Recovery.Kind.ROLLED_BACK) {
              undone++;
              assertThat(Projects.contents(project.root())).isEqualTo(old);
            }
          }
        }
      }
    }
    assertThat(undone).isGreaterThan(50);
  }

  @Test
  void givenFileEditedBetweenKillAndRecovery_whenRecovered_thenTheEditStaysAndIsReported()
      throws IOException {
    boolean reported = false;
    for (int cut = 1; cut < 40; cut++) {
      try (FileSystem files = Projects.fileSystem()) {
        ProjectDirectory project = project(files);
        if (!(apply(project, Fault.kill(cut)) instanceof Killed)) {
          break;
        }
        Path edited = project.root().resolve("docker-compose.yml");
        Projects.write(edited, "mine\n");
        Recovery recovery = recover(project, WriteStep.NONE);
        assertThat(edited).hasContent("mine\n");
        reported |=
            recovery.problems().stream()
                .anyMatch(problem -> problem.where().equals("docker-compose.yml"));
      }
    }
    assertThat(reported).isTrue();
  }

  @Test
  void givenPendingJournal_whenApplying_thenTheCallerMustRecoverFirst() throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      ProjectDirectory project = project(files);
      Revision update = Projects.update(project);
      WriteStep killOnce =
          what -> {
            if (what.startsWith("put ")) {
              throw new Killed();
            }
          };
      assertThat(apply(project, killOnce)).isInstanceOf(Killed.class);
      try (ProjectLock lock = project.lock()) {
        assertThatThrownBy(() -> new PlanExecutor().apply(lock, update))
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void givenKillBeforeAnyWriteOfCreate_whenCreatedAgain_thenOneWholeProjectAndNoRest()
      throws IOException {
    boolean killed = true;
    for (int cut = 1; killed; cut++) {
      try (FileSystem files = Projects.fileSystem()) {
        Path home = Files.createDirectories(files.getPath("/home/ann"));
        Path directory = home.resolve("blog");
        WriteStep fault = Fault.kill(cut);
        killed =
            catchThrowable(
                    () ->
                        new PlanExecutor(fault).create(directory, Projects.creation(Projects.OLD)))
                instanceof Killed;
        assertThat(Files.exists(directory)).as("cut %d", cut).isEqualTo(!killed);
        if (killed) {
          Projects.create(directory);
        }
        assertThat(Projects.contents(home).keySet())
            .as("cut %d", cut)
            .allMatch(path -> path.isEmpty() || path.startsWith("blog"));
        assertThat(Projects.contents(directory)).isEqualTo(fresh());
      }
    }
  }

  @Test
  void givenFullDiskBeforeAnyWrite_whenCreating_thenProblemAndNothingIsLeft() throws IOException {
    Throwable failure = new Killed();
    for (int cut = 1; failure != null; cut++) {
      try (FileSystem files = Projects.fileSystem()) {
        Path home = Files.createDirectories(files.getPath("/home/ann"));
        WriteStep fault = new Fault(cut, -1);
        failure =
            catchThrowable(
                () ->
                    new PlanExecutor(fault)
                        .create(home.resolve("blog"), Projects.creation(Projects.OLD)));
        if (failure != null) {
          assertThat(failure).isInstanceOf(ProjectException.class);
          assertThat(Projects.contents(home)).as("cut %d", cut).hasSize(1);
        }
      }
    }
  }

  private static SortedMap<String, String> fresh() throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      Path home = Files.createDirectories(files.getPath("/home/ann"));
      return Projects.contents(Projects.create(home.resolve("blog")).root());
    }
  }

  /** What stands in the project before the apply (null), or after it. */
  private static SortedMap<String, String> outcome(@Nullable WriteStep writes) throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      ProjectDirectory project = project(files);
      if (writes != null) {
        assertThat(apply(project, writes)).isNull();
        assertThat(Projects.plan(project, Projects.NEW).isEmpty()).isTrue();
      }
      return Projects.contents(project.root());
    }
  }

  /** A project with an edit of the user that merges, and one that does not concern the plan. */
  private static ProjectDirectory project(FileSystem files) throws IOException {
    Path home = Files.createDirectories(files.getPath("/home/ann"));
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Projects.write(project.root().resolve("proxy/nginx.conf"), "mine\na\nb\nc\nd\ne\n");
    Projects.write(project.root().resolve("src/own.txt"), "own\n");
    project.lock().close();
    return project;
  }

  private static @Nullable Throwable apply(ProjectDirectory project, WriteStep writes) {
    assertThat(Projects.plan(project, Projects.NEW, ConflictPolicy.ASK).conflicts()).isEmpty();
    return catchThrowable(
        () -> {
          try (ProjectLock lock = project.lock()) {
            new PlanExecutor(writes).apply(lock, Projects.update(project));
          }
        });
  }

  private static Recovery recover(ProjectDirectory project, WriteStep writes) {
    try (ProjectLock lock = project.lock()) {
      return new PlanExecutor(writes).recover(lock);
    }
  }
}
