package io.chimerastack.testkit;

import static io.chimerastack.testkit.ProjectAssert.assertThat;

// sample: pack
@StackCatalog("src/test/resources/pack")
class SitePackTest {
  @StackTest
  void givenStack_whenCreated_thenItIsSound(RenderedProject project) {
    assertThat(project).isSound();
  }

  @StackTest
  void givenStack_whenCreated_thenTheWholeTreeIsApproved(RenderedProject project) {
    assertThat(project).isApproved();
  }
}
// sample: end
