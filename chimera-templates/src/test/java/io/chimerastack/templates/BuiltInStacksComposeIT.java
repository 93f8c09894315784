package io.chimerastack.templates;

import static io.chimerastack.testkit.ProjectAssert.assertThat;

import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.RequiresDocker;
import io.chimerastack.testkit.StackTest;

/** Compose itself accepts both files of every stack in every variant, without a warning. */
@RequiresDocker
class BuiltInStacksComposeIT {
  @StackTest
  void givenStack_whenComposeReadsIt_thenBothFilesAreValid(RenderedProject project) {
    assertThat(project).hasValidCompose();
  }
}
