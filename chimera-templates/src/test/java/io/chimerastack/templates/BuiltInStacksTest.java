package io.chimerastack.templates;

import static io.chimerastack.testkit.ProjectAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.catalog.Variants;
import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.StackProjects;
import io.chimerastack.testkit.StackTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold for every stack in every variant. */
class BuiltInStacksTest {
  @StackTest
  void givenStack_whenCreated_thenTheWholeTreeIsApproved(RenderedProject project) {
    assertThat(project).isApproved();
  }

  @StackTest
  void givenStack_whenCreated_thenItIsSound(RenderedProject project) {
    assertThat(project).isSound();
  }

  @StackTest
  void givenStack_whenCreatedTwice_thenEveryByteIsTheSame(
      RenderedProject project, StackProjects projects) {
    RenderedProject twin =
        projects.create(
            project.project().blueprint().stack().orElseThrow(),
            project.project().blueprint().variant().orElse(null));

    assertThat(twin.directory()).isNotEqualTo(project.directory());
    assertThat(twin.fingerprints()).isEqualTo(project.fingerprints());
  }

  @StackTest
  void givenStack_whenAppliedAgain_thenNoByteChanges(RenderedProject project) {
    SortedMap<String, String> before = project.fingerprints();

    project.chimera().apply(project.directory(), ApplyRequest.careful());

    assertThat(project.fingerprints()).isEqualTo(before);
  }

  @StackTest
  void givenStack_whenSwitchedToEveryOtherVariantAndBack_thenEveryByteIsRestored(
      RenderedProject project) throws IOException {
    String own = project.project().blueprint().variant().orElse("");
    Stack stack =
        project.chimera().catalog().stack(project.project().blueprint().stack().orElseThrow());
    Map<String, String> before = project.fingerprints();
    Map<String, String> values = project.project().variables();

    for (String other : stack.variants().map(Variants::choices).orElse(Map.of()).keySet()) {
      switchTo(project, own, other);
      if (!other.equals(own)) {
        assertThat(withoutEnv(project.fingerprints())).isNotEqualTo(withoutEnv(before));
      }
      switchTo(project, other, own);
      assertThat(withoutEnv(project.fingerprints())).as(other).isEqualTo(withoutEnv(before));
    }

    // what a checkout once got stays in its .env: a secret may still open a volume
    assertThat(project.chimera().open(project.directory()).variables()).isEqualTo(values);
  }

  private static void switchTo(RenderedProject project, String from, String to) throws IOException {
    Path blueprint = project.directory().resolve("chimera.yaml");
    String text = Files.readString(blueprint);
    assertThat(text).contains("variant: " + from + "\n");
    Files.writeString(blueprint, text.replace("variant: " + from + "\n", "variant: " + to + "\n"));
    project.chimera().apply(project.directory(), ApplyRequest.careful());
  }

  private static SortedMap<String, String> withoutEnv(Map<String, String> fingerprints) {
    SortedMap<String, String> rest = new TreeMap<>(fingerprints);
    rest.remove(".env");
    return rest;
  }

  @StackTest
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
