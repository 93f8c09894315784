package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.docker.EngineException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever looks next at a project whose apply was cut off finishes it first, and says so. */
class CutOffProjectTest {
  private static final String COMPLETED = "an apply that was cut off has been completed";

  private final FileSystem memory = Projects.fileSystem();
  private final List<String> notes = new ArrayList<>();
  private Chimera chimera;
  private Path root;
  private SortedMap<String, String> planned;

  /** Ends the apply at once, as a kill would. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What may come next. */
  private enum Next {
    OPEN,
    DIFF,
    APPLY,
    STATUS,
    DOWN;

    void on(Chimera chimera, Path root) {
      switch (this) {
        case OPEN -> chimera.open(root);
        case DIFF -> chimera.diff(root);
        case APPLY -> chimera.apply(root, ApplyRequest.careful());
        case STATUS -> refused(() -> chimera.status(root));
        case DOWN -> refused(() -> chimera.down(root, false));
      }
    }

    /** There is no engine here, which is found out only after the project is whole. */
    private static void refused(ThrowingCallable step) {
      assertThatThrownBy(step).isInstanceOf(EngineException.class);
    }
  }

  @BeforeEach
  void cutOff() throws IOException {
    Path work = memory.getPath("/work");
    Path templates = work.resolve("templates");
    Projects.write(templates.resolve("config/ports.yaml"), "cache: {redis: 6379-6478}\n");
    Projects.write(templates.resolve("config/defaults.yaml"), "components: [core/project]\n");
    Projects.write(
        templates.resolve("base/core/project/template.yaml"),
        "kind: component\nversion: 1.0.0\ntitle: Files\ndescription: Files.\ndirectory: .\n");
    Projects.write(templates.resolve("base/core/project/files/a.txt"), "old\n");
    Projects.write(templates.resolve("base/core/project/files/b.txt"), "old\n");
    root = work.resolve("shop");
    Projects.write(root.resolve("chimera.yaml"), "version: 1\nname: shop\n");
    apply(templates);

    Projects.write(templates.resolve("base/core/project/files/a.txt"), "new\n");
    Projects.write(templates.resolve("base/core/project/files/b.txt"), "new\n");
    Path twin = memory.getPath("/twin");
    apply(templates);
    planned = Projects.contents(root);
    Files.move(root, twin);

    // the same apply once more, from the old state, killed between two files
    Projects.write(templates.resolve("base/core/project/files/a.txt"), "old\n");
    Projects.write(templates.resolve("base/core/project/files/b.txt"), "old\n");
    Projects.write(root.resolve("chimera.yaml"), "version: 1\nname: shop\n");
    Files.copy(twin.resolve(".env"), root.resolve(".env"), StandardCopyOption.COPY_ATTRIBUTES);
    apply(templates);
    Projects.write(templates.resolve("base/core/project/files/a.txt"), "new\n");
    Projects.write(templates.resolve("base/core/project/files/b.txt"), "new\n");
    killBetweenTwoFiles(twin);
    chimera = chimera(templates);
    notes.clear();
  }

  private void apply(Path templates) {
    chimera(templates).apply(root, ApplyRequest.careful());
  }

  private Chimera chimera(Path templates) {
    return Chimera.builder(memory.getPath("/home"))
        .source(CatalogSource.directory(templates))
        .listener(event -> notes.add(event.text()))
        .build();
  }

  private void killBetweenTwoFiles(Path twin) {
    ProjectDirectory project = ProjectDirectory.open(root);
    ProjectDirectory after = ProjectDirectory.open(twin);
    Revision revision =
        new Revision(
            Projects.plan(project, after.base().orElseThrow()),
            after.base().orElseThrow(),
            after.lockfile().orElseThrow(),
            null,
            null);
    PlanExecutor executor =
        new PlanExecutor(
            what -> {
              if (project.isCutOff() && Files.readString(root.resolve("a.txt")).equals("new\n")) {
                throw new Killed();
              }
            });
    try (ProjectLock lock = project.lock()) {
      assertThatThrownBy(() -> executor.apply(lock, revision)).isInstanceOf(Killed.class);
    }
    assertThat(root.resolve("a.txt")).content().isEqualTo("new\n");
    assertThat(root.resolve("b.txt")).content().isEqualTo("old\n");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @ParameterizedTest
  @EnumSource(Next.class)
  void givenACutOffApply_whenTheProjectIsLookedAt_thenItIsWholeAndTheUserIsTold(Next next) {
    next.on(chimera, root);

    assertThat(notes).contains(COMPLETED);
    assertThat(Projects.contents(root)).isEqualTo(planned);
    assertThat(ProjectDirectory.open(root).isCutOff()).isFalse();

    notes.clear();
    next.on(chimera, root);
    assertThat(notes).doesNotContain(COMPLETED);
  }

  @Test
  void givenACutOffApply_whenDiffing_thenItShowsNothingLeftToDo() {
    assertThat(chimera.diff(root).plan().isEmpty()).isTrue();
  }

  @Test
  void givenAWholeProject_whenItIsRead_thenNoLockIsTaken() {
    chimera.open(root);
    try (ProjectLock lock = ProjectDirectory.open(root).lock(Duration.ZERO)) {
      assertThat(chimera.diff(lock.project().root()).plan().isEmpty()).isTrue();
      assertThat(chimera.open(root).blueprint().name().value()).isEqualTo("shop");
    }
  }
}
