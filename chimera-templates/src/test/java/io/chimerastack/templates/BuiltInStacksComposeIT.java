package io.chimerastack.templates;

import static io.chimerastack.testkit.ProjectAssert.assertThat;

import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.RequiresDocker;
import io.chimerastack.testkit.StackProjects;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compose itself accepts both files of every stack in every variant, without a warning. */
@RequiresDocker
class BuiltInStacksComposeIT {
  @TempDir static Path directory;

  static Stream<RenderedProject> projects() {
    return StackProjects.ofClasspath(directory).createAll().stream();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void givenStack_whenComposeReadsIt_thenBothFilesAreValid(RenderedProject project) {
    assertThat(project).hasValidCompose();
  }
}
