package io.chimerastack.core.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.plan.ConflictException;
import io.chimerastack.core.plan.ConflictPolicy;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.plan.PlanInput;
import io.chimerastack.core.plan.Planner;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanExecutorTest {
  private FileSystem files;
  private Path home;

  @BeforeEach
  void open() throws IOException {
    files = Projects.fileSystem();
    home = Files.createDirectories(files.getPath("/home/ann"));
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void givenEmptyPlace_whenCreated_thenTheWholeProjectAndNothingElse() throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    assertThat(Projects.contents(home).keySet())
        .containsExactly(
            "",
            "blog",
            "blog/.chimera",
            "blog/.chimera/base.zip",
            "blog/.env",
            "blog/README.md",
            "blog/backend",
            "blog/backend/run",
            "blog/chimera.lock",
            "blog/chimera.yaml",
            "blog/database",
            "blog/database/mysql",
            "blog/database/mysql/my.cnf",
            "blog/docker-compose.yml",
            "blog/proxy",
            "blog/proxy/nginx.conf");
    assertThat(Projects.permissions(project.root().resolve(".env"))).isEqualTo("rw-------");
    assertThat(Files.isExecutable(project.root().resolve("backend/run"))).isTrue();
    assertThat(project.base()).contains(Projects.OLD);
    assertThat(project.lockfile()).contains(Projects.lockfile(Projects.OLD));
    assertThat(project.env()).contains(Projects.ENV);
    assertThat(project.blueprint()).isEqualTo(Projects.BLUEPRINT);
    assertThat(project.records(Projects.lockfile(Projects.OLD), Projects.OLD)).isTrue();
    assertThat(Projects.plan(project, Projects.OLD).isEmpty()).isTrue();
  }

  @Test
  void givenEmptyDirectory_whenCreated_thenItIsUsed(@TempDir Path real) throws IOException {
    for (Path parent : List.of(home, real)) {
      Path directory = Files.createDirectory(parent.resolve("blog"));
      Projects.create(directory);
      assertThat(directory.resolve("chimera.yaml")).exists();
    }
  }

  @Test
  void givenFilesInTheWay_whenCreated_thenRefusedNamingThemAndNothingIsWritten() {
    Path directory = home.resolve("blog");
    for (int i = 1; i <= 7; i++) {
      Projects.write(directory.resolve("file" + i), "mine");
    }
    SortedMap<String, String> before = Projects.contents(home);
    assertThatThrownBy(() -> Projects.create(directory))
        .isInstanceOfSatisfying(
            ProjectException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
        .hasMessageContaining("file1, file2, file3, file4, file5 and 2 more");
    assertThat(Projects.contents(home)).isEqualTo(before);
  }

  @Test
  void givenFileOrLinkInTheWay_whenCreated_thenRefused() throws IOException {
    Projects.write(home.resolve("file"), "mine");
    Files.createSymbolicLink(home.resolve("link"), home);
    for (String name : List.of("file", "link")) {
      assertThatThrownBy(() -> Projects.create(home.resolve(name)))
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("is there");
    }
  }

  @Test
  void givenNoParent_whenCreated_thenProblemOfInput() {
    assertThatThrownBy(() -> Projects.create(home.resolve("none/blog")))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("there is no such directory")
        .hasMessageContaining("--dir");
  }

  @Test
  void givenParentThatCannotBeWritten_whenCreated_thenProblemOfInputWithAFix() {
    Path parent = Path.of("/proc/self");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(parent), "needs /proc");
    assertThatThrownBy(() -> Projects.create(parent.resolve("blog")))
        .isInstanceOfSatisfying(
            ProjectException.class,
            e -> {
              assertThat(e.category()).isEqualTo(Category.INPUT);
              assertThat(e.problems().get(0).fix()).contains("writable");
            });
  }

  @Test
  void givenManyCreatesOfOneNameAtOnce_whenDone_thenExactlyOneWholeProject(@TempDir Path real)
      throws Exception {
    for (int round = 0; round < 10; round++) {
      Path parent = Files.createDirectory(real.resolve("round" + round));
      int threads = 8;
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        results.add(
            pool.submit(
                () -> {
                  start.await();
                  try {
                    Projects.create(parent.resolve("blog"));
                    return true;
                  } catch (ProjectException e) {
                    assertThat(e.category()).isEqualTo(Category.INPUT);
                    return false;
                  }
                }));
      }
      start.countDown();
      int created = 0;
      for (Future<Boolean> result : results) {
        created += result.get() ? 1 : 0;
      }
      pool.shutdown();
      assertThat(created).isEqualTo(1);
      assertThat(Projects.contents(parent).keySet())
          .allMatch(path -> path.isEmpty() || path.startsWith("blog"));
      ProjectDirectory project = ProjectDirectory.open(parent.resolve("blog"));
      assertThat(Projects.plan(project, Projects.OLD).isEmpty()).isTrue();
    }
  }

  @Test
  void givenInterruptedThread_whenCreatedOrApplied_thenNothingIsLeft() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Projects.create(home.resolve("blog")))
          .isInstanceOfSatisfying(
              ProjectException.class,
              e -> assertThat(e.category()).isEqualTo(Category.INTERRUPTED));
    } finally {
      Thread.interrupted();
    }
    assertThat(Projects.contents(home)).hasSize(1);
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    try (ProjectLock lock = project.lock()) {
      SortedMap<String, String> before = Projects.contents(home);
      Revision update = Projects.update(project);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> new PlanExecutor().apply(lock, update))
          .isInstanceOfSatisfying(
              ProjectException.class,
              e -> assertThat(e.category()).isEqualTo(Category.INTERRUPTED));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(Projects.contents(home)).isEqualTo(before);
    }
  }

  @Test
  void givenUpdate_whenApplied_thenTheNextPlanIsEmpty_andASecondApplyWritesNothing()
      throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    apply(project, Projects.update(project));
    assertThat(Projects.plan(project, Projects.NEW).isEmpty()).isTrue();
    assertThat(project.blueprint()).isEqualTo(Projects.NEW_BLUEPRINT);
    assertThat(project.env()).contains(Projects.NEW_ENV);
    assertThat(project.root().resolve("database/mysql")).doesNotExist();
    assertThat(Projects.contents(project.root())).doesNotContainKey(".chimera/staging");

    Path base = project.root().resolve(".chimera/base.zip");
    Object time = Files.getLastModifiedTime(base);
    Object key = Files.getAttribute(base, "unix:ino");
    apply(project, Projects.update(project));
    assertThat(Files.getLastModifiedTime(base)).isEqualTo(time);
    assertThat(Files.getAttribute(base, "unix:ino")).isEqualTo(key);
  }

  @Test
  void givenUpdateAndBack_whenApplied_thenEveryByteIsAsBefore() {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    SortedMap<String, String> before = Projects.contents(project.root());
    apply(project, Projects.update(project));
    Plan back = Projects.plan(project, Projects.OLD);
    apply(
        project,
        new Revision(
            back, Projects.OLD, Projects.lockfile(Projects.OLD), Projects.BLUEPRINT, Projects.ENV));
    assertThat(Projects.contents(project.root())).isEqualTo(before);
  }

  @Test
  void givenModesOfTheUser_whenFileIsReplaced_thenTheyStay(@TempDir Path real) throws IOException {
    for (Path parent : List.of(home, real)) {
      ProjectDirectory project = Projects.create(parent.resolve("blog"));
      Path compose = project.root().resolve("docker-compose.yml");
      Files.setPosixFilePermissions(compose, PosixFilePermissions.fromString("rw-rw----"));
      apply(project, Projects.update(project));
      assertThat(compose).content(UTF_8).contains("db: {}");
      assertThat(Projects.permissions(compose)).isEqualTo("rw-rw----");
      assertThat(Projects.permissions(project.root().resolve(".env"))).isEqualTo("rw-------");
    }
  }

  @Test
  void givenConflict_whenApplied_thenRefusedAndNothingIsWritten() {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Projects.write(project.root().resolve("proxy/nginx.conf"), "a\nb\nc\nd\nmine\n");
    SortedMap<String, String> before = Projects.contents(home);
    assertThatThrownBy(() -> apply(project, Projects.update(project)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("proxy/nginx.conf");
    assertThat(Projects.contents(home)).isEqualTo(before);
  }

  @Test
  void givenConflict_whenAppliedWithEachPolicy_thenDecidedAndTheNextPlanIsEmpty() {
    for (ConflictPolicy policy : ConflictPolicy.values()) {
      if (policy == ConflictPolicy.ASK) {
        continue;
      }
      ProjectDirectory project = Projects.create(home.resolve(policy.id()));
      Projects.write(project.root().resolve("proxy/nginx.conf"), "a\nb\nc\nd\nmine\n");
      Plan plan = Projects.plan(project, Projects.NEW, policy);
      apply(project, Projects.revision(plan, Projects.NEW));
      assertThat(Projects.plan(project, Projects.NEW).isEmpty()).as(policy.id()).isTrue();
    }
    assertThat(home.resolve("new/proxy/nginx.conf.new")).hasContent("a\nb\nc\nd\nE\n");
  }

  @Test
  void givenFileChangedSinceThePlan_whenApplied_thenRefusedAndNothingIsWritten() {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Revision update = Projects.update(project);
    Projects.write(project.root().resolve("backend/run"), "mine\n");
    SortedMap<String, String> before = Projects.contents(home);
    assertThatThrownBy(() -> apply(project, update))
        .isInstanceOfSatisfying(
            ProjectException.class, e -> assertThat(e.category()).isEqualTo(Category.CONFLICT))
        .hasMessageContaining("backend/run: the file has changed since the plan was made");
    assertThat(Projects.contents(home)).isEqualTo(before);
  }

  @Test
  void givenDirectoryLinkedOutOfTheProject_whenAppliedWithTheirs_thenNothingIsWrittenThroughIt()
      throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Path outside = Files.createDirectory(home.resolve("outside"));
    Path backend = project.root().resolve("backend");
    Files.delete(backend.resolve("run"));
    Files.delete(backend);
    Files.createSymbolicLink(backend, outside);
    Projects.write(outside.resolve("run"), "#!/bin/sh\necho old\n");
    Plan plan = Projects.plan(project, Projects.NEW, ConflictPolicy.THEIRS);
    assertThat(plan.conflicts())
        .extracting(conflict -> conflict.path())
        .containsExactly("backend/run");
    assertThat(plan.toString()).contains("a symbolic link out of the project");
    Plan forced = Planner.plan(PlanInput.fromNothing(Projects.NEW, List.of()));
    assertThatThrownBy(() -> apply(project, Projects.revision(forced, Projects.NEW)))
        .isInstanceOf(ChimeraException.class);
    assertThat(outside.resolve("run")).hasContent("#!/bin/sh\necho old\n");
  }

  @Test
  void givenDirectoryLinkedWithinTheProject_whenApplied_thenItIsFollowed() throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Path backend = project.root().resolve("backend");
    Files.move(backend, project.root().resolve("moved"));
    Files.createSymbolicLink(backend, files.getPath("moved"));
    apply(project, Projects.update(project));
    assertThat(project.root().resolve("moved/run")).hasContent("#!/bin/sh\necho new\n");
    assertThat(Files.isSymbolicLink(backend)).isTrue();
  }

  @Test
  void givenEnvThatIsALink_whenApplied_thenRefused() throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Path env = project.root().resolve(".env");
    Files.move(env, home.resolve("shared.env"));
    Files.createSymbolicLink(env, home.resolve("shared.env"));
    assertThat(project.env()).contains(Projects.ENV);
    assertThatThrownBy(() -> apply(project, Projects.update(project)))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining(".env: the file is a symbolic link");
  }

  @Test
  void givenLostBase_whenApplied_thenEveryDifferenceIsAConflict() throws IOException {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    assertThat(project.baseProblem()).isEmpty();
    Files.writeString(project.root().resolve(".chimera/base.zip"), "garbled");
    assertThat(project.base()).isEmpty();
    assertThat(project.baseProblem())
        .hasValueSatisfying(problem -> assertThat(problem.what()).contains("garbled"));
    assertThat(Projects.plan(project, Projects.NEW).conflicts())
        .extracting(conflict -> conflict.path())
        .containsExactly("backend/run", "docker-compose.yml", "proxy/nginx.conf");
  }

  @Test
  void givenFileThatBecomesADirectory_whenAppliedAndBack_thenBothWork() {
    RenderedTree file = RenderedTree.of(Map.of("a", RenderedFile.of("x\n")));
    RenderedTree below = RenderedTree.of(Map.of("a/b", RenderedFile.of("y\n")));
    ProjectDirectory project =
        new PlanExecutor().create(home.resolve("blog"), Projects.creation(file));
    apply(project, Projects.revision(Projects.plan(project, below), below));
    assertThat(project.root().resolve("a/b")).hasContent("y\n");
    assertThat(Projects.plan(project, below).isEmpty()).isTrue();
  }

  @Test
  void givenUsersFileBesideADeletedOne_whenApplied_thenItsDirectoryStays() {
    ProjectDirectory project = Projects.create(home.resolve("blog"));
    Projects.write(project.root().resolve("database/mysql/mine.cnf"), "mine\n");
    apply(project, Projects.update(project));
    assertThat(project.root().resolve("database/mysql/mine.cnf")).hasContent("mine\n");
    assertThat(project.root().resolve("database/mysql/my.cnf")).doesNotExist();
  }

  private static void apply(ProjectDirectory project, Revision revision) {
    try (ProjectLock lock = project.lock()) {
      new PlanExecutor().apply(lock, revision);
    }
  }
}
