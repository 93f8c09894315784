package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.plan.DiskTree;
import io.chimerastack.core.problem.Category;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDirectoryTest {
  private static final Duration AT_ONCE = Duration.ZERO;

  @Test
  void givenDirectoryWithoutBlueprint_whenOpened_thenProblemSaysThatNoneAboveIsSearched()
      throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      Path home = Files.createDirectories(files.getPath("/home/ann"));
      Path project = Projects.create(home.resolve("blog")).root();
      for (Path directory : List.of(project.resolve("proxy"), home, home.resolve("none"))) {
        assertThatThrownBy(() -> ProjectDirectory.open(directory))
            .isInstanceOfSatisfying(
                ProjectException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
            .hasMessageContaining("-C DIR");
      }
    }
  }

  @Test
  void givenTwoCommandsAtOnce_whenLocked_thenTheSecondIsToldSo_andWaitsBriefly(@TempDir Path real)
      throws Exception {
    ProjectDirectory project = Projects.create(real.resolve("blog"));
    ProjectLock first = project.lock();
    assertThatThrownBy(() -> project.lock(AT_ONCE))
        .isInstanceOfSatisfying(
            ProjectException.class, e -> assertThat(e.category()).isEqualTo(Category.FAILED))
        .hasMessageContaining("another chimera command");
    CountDownLatch started = new CountDownLatch(1);
    Thread second =
        new Thread(
            () -> {
              started.countDown();
              project.lock(Duration.ofSeconds(30)).close();
            });
    second.start();
    started.await();
    first.close();
    second.join();
    project.lock(AT_ONCE).close();
  }

  @Test
  void givenOddThingsOnDisk_whenObserved_thenEachIsAnObstacleWithItsName() throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      Path home = Files.createDirectories(files.getPath("/home/ann"));
      ProjectDirectory project = Projects.create(home.resolve("blog"));
      Files.createSymbolicLink(project.root().resolve("link"), files.getPath("README.md"));
      Files.createSymbolicLink(project.root().resolve("out"), home);
      DiskTree disk =
          project.observe(
              new TreeSet<>(List.of("README.md", "README.md/x", "link", "out/x", "proxy", "none")));
      assertThat(disk.entries().keySet())
          .containsExactly("README.md", "README.md/x", "link", "out/x", "proxy");
      assertThat(disk.at("README.md/x").orElseThrow().toString()).contains("which is a file");
      assertThat(disk.at("link").orElseThrow().toString()).contains("a symbolic link");
      assertThat(disk.at("out/x").orElseThrow().toString()).contains("out of the project");
      assertThat(disk.at("proxy").orElseThrow().toString()).contains("a directory");
    }
  }

  @Test
  void givenFileSystemThatIgnoresCase_whenObserved_thenAnotherSpellingIsAnObstacle()
      throws IOException {
    try (FileSystem files =
        Jimfs.newFileSystem(
            Configuration.osX().toBuilder().setAttributeViews("basic", "posix").build())) {
      Path home = Files.createDirectories(files.getPath("/home/ann"));
      ProjectDirectory project = Projects.create(home.resolve("blog"));
      Files.delete(project.root().resolve("README.md"));
      Projects.write(project.root().resolve("readme.md"), "mine\n");
      DiskTree disk = project.observe(new TreeSet<>(List.of("README.md")));
      assertThat(disk.at("README.md").orElseThrow().toString()).contains("differs by case");
    }
  }

  @Test
  void givenWindows_whenCreatedAndUpdated_thenItWorksWithoutModes() throws IOException {
    try (FileSystem files =
        Jimfs.newFileSystem(
            Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "dos", "acl")
                .build())) {
      Path home = Files.createDirectories(files.getPath("C:\\home\\ann"));
      ProjectDirectory project = Projects.create(home.resolve("blog"));
      assertThat(Projects.plan(project, Projects.OLD).isEmpty()).isTrue();
      try (ProjectLock lock = project.lock()) {
        new PlanExecutor().apply(lock, Projects.update(project));
      }
      assertThat(Projects.plan(project, Projects.NEW).isEmpty()).isTrue();
      assertThat(
              Files.getFileAttributeView(
                      project.root().resolve(".env"),
                      java.nio.file.attribute.AclFileAttributeView.class)
                  .getAcl())
          .hasSize(1);
    }
  }
}
