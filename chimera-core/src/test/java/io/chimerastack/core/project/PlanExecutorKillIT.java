package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that die: halted before a write, or killed from outside at any instant. */
class PlanExecutorKillIT {
  private static final int KILLED = 137;

  @TempDir private Path directory;

  @Test
  void givenProcessHaltedBeforeAnyWriteOfApply_whenRecovered_thenOldOrNewAndNeverMixed()
      throws Exception {
    SortedMap<String, String> old = Projects.contents(project("old").root());
    ProjectDirectory updated = project("updated");
    assertThat(run("apply", updated.root(), 0).waitFor()).isZero();
    SortedMap<String, String> planned = Projects.contents(updated.root());
    int killed = 0;
    for (int cut = 1; ; cut++) {
      ProjectDirectory project = project("cut" + cut);
      int code = run("apply", project.root(), cut).waitFor();
      assertThat(code).isIn(0, KILLED);
      recover(project);
      assertThat(Projects.contents(project.root())).as("cut %d", cut).isIn(old, planned);
      if (code == 0) {
        break;
      }
      killed++;
    }
    assertThat(killed).isGreaterThan(20);
  }

  @Test
  void givenProcessesKilledAtAnyInstant_whenRecovered_thenOldOrNewAndNeverMixed() throws Exception {
    SortedMap<String, String> old = Projects.contents(project("old").root());
    ProjectDirectory updated = project("updated");
    assertThat(run("apply", updated.root(), 0).waitFor()).isZero();
    SortedMap<String, String> planned = Projects.contents(updated.root());
    Random random = new Random(42);
    for (int round = 0; round < 20; round++) {
      ProjectDirectory project = project("round" + round);
      Process process = run("apply", project.root(), 0);
      process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      recover(project);
      assertThat(Projects.contents(project.root())).as("round %d", round).isIn(old, planned);
    }
  }

  @Test
  void givenProcessHaltedBeforeAnyWriteOfCreate_whenCreatedAgain_thenWholeAndNothingElse()
      throws Exception {
    for (int cut = 1; ; cut++) {
      Path home = Files.createDirectory(directory.resolve("home" + cut));
      Path blog = home.resolve("blog");
      int code = run("create", blog, cut).waitFor();
      assertThat(code).isIn(0, KILLED);
      assertThat(Files.exists(blog)).isEqualTo(code == 0);
      if (code == 0) {
        break;
      }
      Projects.create(blog);
      assertThat(Projects.contents(home).keySet())
          .as("cut %d", cut)
          .allMatch(path -> path.isEmpty() || path.startsWith("blog"));
    }
  }

  @Test
  void givenProcessesCreatingOneName_whenDone_thenExactlyOneWholeProject() throws Exception {
    for (int round = 0; round < 5; round++) {
      Path home = Files.createDirectory(directory.resolve("home" + round));
      Path blog = home.resolve("blog");
      List<Process> processes =
          List.of(run("create", blog, 0), run("create", blog, 0), run("create", blog, 0));
      int created = 0;
      for (Process process : processes) {
        created += process.waitFor() == 0 ? 1 : 0;
      }
      assertThat(created).isEqualTo(1);
      assertThat(Projects.contents(home).keySet())
          .allMatch(path -> path.isEmpty() || path.startsWith("blog"));
      assertThat(Projects.plan(ProjectDirectory.open(blog), Projects.OLD).isEmpty()).isTrue();
    }
  }

  private ProjectDirectory project(String name) {
    ProjectDirectory project = Projects.create(directory.resolve(name));
    Projects.write(project.root().resolve("proxy/nginx.conf"), "mine\na\nb\nc\nd\ne\n");
    return project;
  }

  private static void recover(ProjectDirectory project) {
    try (ProjectLock lock = project.lock()) {
      new PlanExecutor().recover(lock);
      assertThat(new PlanExecutor().recover(lock).kind()).isEqualTo(Recovery.Kind.NOTHING);
    }
  }

  private static Process run(String what, Path project, int cut) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcess.class.getName(),
            what,
            project.toString(),
            Integer.toString(cut))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
