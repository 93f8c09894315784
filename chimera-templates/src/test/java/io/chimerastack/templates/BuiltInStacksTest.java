package io.chimerastack.templates;

import static io.chimerastack.testkit.ProjectAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Preview;
import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.StackProjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every stack in every variant. */
class BuiltInStacksTest {
  @TempDir static Path directory;

  static Stream<RenderedProject> projects() throws IOException {
    Path fresh = Files.createTempDirectory(directory, "stacks");
    return StackProjects.ofClasspath(fresh).createAll().stream();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenCreated_thenTheWholeTreeIsApproved(RenderedProject project) {
    assertThat(project).isApproved();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenCreated_thenNothingLeaks(RenderedProject project) {
    assertThat(project).leaksNoPlaceholder().keepsSecretsInEnv();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenCreated_thenNothingIsLeftToApply(RenderedProject project) {
    Preview preview = project.chimera().diff(project.directory());

    assertThat(preview.plan().isEmpty()).as(preview.plan().toString()).isTrue();
    assertThat(preview.plan().changes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenAppliedAgain_thenNoByteChanges(RenderedProject project) {
    SortedMap<String, String> before = project.texts();

    project.chimera().apply(project.directory(), ApplyRequest.careful());

    assertThat(project.texts()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenCreated_thenItHoldsNoEmptyFolderAndNoTemplate(RenderedProject project)
      throws IOException {
    try (Stream<Path> folders = Files.walk(project.directory()).filter(Files::isDirectory)) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        try (Stream<Path> entries = Files.list(folder)) {
          assertThat(entries).as(folder.toString()).isNotEmpty();
        }
      }
    }
    assertThat(project.paths()).noneMatch(path -> path.endsWith(".ftl"));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenCreated_thenCommittedFilesHoldNoPortOfThisMachine(RenderedProject project) {
    project.project().graph().nodes().stream()
        .flatMap(node -> node.bindings().stream())
        .forEach(
            binding ->
                project
                    .texts()
                    .forEach(
                        (path, text) -> {
                          if (path.equals("docker-compose.yml") || path.equals("chimera.lock")) {
                            assertThat(text).doesNotContain("127.0.0.1:" + binding.host() + ":");
                          }
                        }));
    assertThat(project.texts().get("docker-compose.yml")).contains("127.0.0.1:${");
  }
}
