package io.chimerastack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ChimeraExtensionTest {
  private static final String PACK = "src/test/resources/pack";
  private static final List<Path> DIRECTORIES = new ArrayList<>();
  private static final List<Path> OTHERS = new ArrayList<>();

  /** Tests that this test runs; not meant to be found. */
  static class Samples {
    @StackTest(directory = PACK)
    void all(RenderedProject project) {
      DIRECTORIES.add(project.directory());
      assertThat(project.directory().resolve("docker-compose.yml")).exists();
    }

    @StackTest(directory = PACK)
    void broken(RenderedProject project) {
      DIRECTORIES.add(project.directory());
      assertThat(project.label()).isEqualTo("site-plain-redis");
    }

    @StackTest(directory = PACK)
    void maker(StackProjects projects, RenderedProject project) {
      DIRECTORIES.add(project.directory());
      OTHERS.add(projects.create("site/plain", "redis").directory());
    }

    @StackTest(directory = PACK, stacks = "site/plane")
    void unknown(RenderedProject project) {}

    @StackTest
    void nothingOnTheClassPath(RenderedProject project) {}

    @StackTest(directory = "src/test/resources/nosuch")
    void noSuchDirectory(RenderedProject project) {}
  }

  /** What came of a run: {@code name: outcome} for each test. */
  private record Outcome(String name, String status, String message) {}

  private static List<Outcome> run(String method) {
    List<Outcome> outcomes = new ArrayList<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                selectMethod(
                    Samples.class.getName()
                        + "#"
                        + method
                        + (method.equals("maker")
                            ? "(io.chimerastack.testkit.StackProjects,"
                                + "io.chimerastack.testkit.RenderedProject)"
                            : "(io.chimerastack.testkit.RenderedProject)")))
            .build();
    LauncherConfig config =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();
    LauncherFactory.create(config)
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                String message = result.getThrowable().map(Throwable::getMessage).orElse("");
                if (test.isTest() || !message.isEmpty()) {
                  outcomes.add(
                      new Outcome(test.getDisplayName(), result.getStatus().name(), message));
                }
              }
            });
    return outcomes;
  }

  @BeforeEach
  void forget() {
    DIRECTORIES.clear();
    OTHERS.clear();
  }

  @Test
  void givenAPack_whenTesting_thenEveryStackAndVariantIsRunOnceAndCleanedAway() {
    assertThat(run("all"))
        .containsExactly(
            new Outcome("site-plain-without", "SUCCESSFUL", ""),
            new Outcome("site-plain-redis", "SUCCESSFUL", ""));
    assertThat(DIRECTORIES).hasSize(2).doesNotHaveDuplicates();
    assertThat(DIRECTORIES).allSatisfy(ChimeraExtensionTest::isGone);
  }

  @Test
  void givenAFailingTest_whenRun_thenOnlyItsVariantFailsAndBothAreCleanedAway() {
    assertThat(run("broken"))
        .extracting(Outcome::name, Outcome::status)
        .containsExactly(
            tuple("site-plain-without", "FAILED"), tuple("site-plain-redis", "SUCCESSFUL"));
    assertThat(DIRECTORIES).hasSize(2).allSatisfy(ChimeraExtensionTest::isGone);
  }

  @Test
  void givenATestThatMakesMoreProjects_whenRun_thenTheyStandApartAndAreCleanedAway() {
    assertThat(run("maker")).extracting(Outcome::status).containsOnly("SUCCESSFUL").hasSize(2);
    assertThat(OTHERS).hasSize(2).doesNotContainAnyElementsOf(DIRECTORIES);
    assertThat(OTHERS).allSatisfy(ChimeraExtensionTest::isGone);
  }

  @Test
  void givenAnUnknownStack_whenTesting_thenItFailsAndNamesTheNearest() {
    assertThat(run("unknown"))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo("FAILED");
              assertThat(outcome.message()).contains("site/plain");
            });
  }

  @Test
  void givenNoCatalog_whenTesting_thenItFailsInsteadOfTestingNothing() {
    assertThat(run("nothingOnTheClassPath")).extracting(Outcome::status).containsExactly("FAILED");
    assertThat(run("noSuchDirectory"))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.message()).contains("there is no such directory"));
  }

  @Test
  void givenTheHowTo_whenReadingItsCode_thenItIsTheTestBesideThisOne() throws IOException {
    String page = Files.readString(Path.of("../docs/how-to/test-a-template.md"));
    String source =
        Files.readString(Path.of("src/test/java/io/chimerastack/testkit/SitePackTest.java"));
    String sample = source.replaceAll("(?s).*// sample: pack\n(.*)// sample: end\n", "$1");

    assertThat(page).contains(sample.replace("src/test/resources/pack", "templates"));
  }

  private static void isGone(Path directory) {
    assertThat(directory).doesNotExist();
    assertThat(directory.getParent()).doesNotExist();
  }
}
