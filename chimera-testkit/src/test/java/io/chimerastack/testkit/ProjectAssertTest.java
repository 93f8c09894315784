package io.chimerastack.testkit;

import static io.chimerastack.testkit.ProjectAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.catalog.CatalogSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every assertion passes on a sound project and fails on a broken one, saying what and where. */
class ProjectAssertTest {
  private static final CatalogSource PACK =
      CatalogSource.directory(Path.of("src/test/resources/pack").toAbsolutePath());

  @TempDir private Path directory;
  private RenderedProject project;

  @BeforeEach
  void create() {
    project = StackProjects.in(directory, List.of(PACK)).create("site/plain", "redis");
  }

  private void replace(String path, String before, String after) throws IOException {
    Path file = project.directory().resolve(path);
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private void write(String path, String text) throws IOException {
    Path file = project.directory().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void fails(Consumer<ProjectAssert> check, String... said) {
    assertThatThrownBy(() -> check.accept(assertThat(project)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("site-plain-redis")
        .hasMessageContainingAll(said);
  }

  @Test
  void givenASoundProject_whenAsserting_thenEverythingHolds() {
    assertThatCode(() -> assertThat(project).isSound()).doesNotThrowAnyException();
  }

  @Test
  void givenMarkupInAFile_whenAsserting_thenItLeaks() throws IOException {
    write("site/page.html", "<p>\n[=project.name]\n");

    fails(ProjectAssert::leaksNoPlaceholder, "site/page.html:2");
    fails(ProjectAssert::isSound, "site/page.html:2");
  }

  @Test
  void givenAVariableThatEnvLacks_whenAsserting_thenItLeaks() throws IOException {
    replace(".env", "CACHE_PASSWORD=", "OTHER_PASSWORD=");

    fails(ProjectAssert::leaksNoPlaceholder, "docker-compose.yml:", "'CACHE_PASSWORD' is defined");
  }

  @Test
  void givenASecretInAnotherFile_whenAsserting_thenItNamesKeyAndFile() throws IOException {
    String secret =
        Files.readString(project.directory().resolve(".env"))
            .replaceAll("(?s).*CACHE_PASSWORD=(\\S+).*", "$1");
    replace("docker-compose.yml", "${CACHE_PASSWORD}", secret);

    fails(ProjectAssert::keepsSecretsInEnv, "docker-compose.yml: the value of CACHE_PASSWORD");
  }

  @Test
  void givenAnEmptySecret_whenAsserting_thenItNamesTheKey() throws IOException {
    Path env = project.directory().resolve(".env");
    Files.writeString(
        env, Files.readString(env).replaceAll("CACHE_PASSWORD=\\S+", "CACHE_PASSWORD="));

    fails(ProjectAssert::keepsSecretsInEnv, ".env: CACHE_PASSWORD has no value");
  }

  @Test
  void givenAKeyThatComposeDoesNotKnow_whenAsserting_thenTheSchemaRefusesIt() throws IOException {
    replace("docker-compose.prod.yml", "    image: redis", "    imagine: x\n    image: redis");

    fails(ProjectAssert::matchesComposeSchema, "docker-compose.prod.yml: ", "imagine");
  }

  @Test
  void givenAServiceWithoutAHealthcheck_whenAsserting_thenItIsNamed() throws IOException {
    replace("docker-compose.yml", "    healthcheck:", "    x-healthcheck:");

    fails(ProjectAssert::checksHealthOfEveryService, "docker-compose.yml:", ": site", ": cache");
  }

  @Test
  void givenADisabledHealthcheck_whenAsserting_thenItIsNamed() throws IOException {
    replace(
        "docker-compose.prod.yml", "    healthcheck:\n", "    healthcheck:\n      disable: true\n");

    fails(ProjectAssert::checksHealthOfEveryService, "docker-compose.prod.yml:");
  }

  @Test
  void givenAPortForTheWorld_whenAsserting_thenItIsNamed() throws IOException {
    replace("docker-compose.yml", "127.0.0.1:${WEB_PORT", "${WEB_PORT");

    fails(ProjectAssert::publishesUniquePortsOnLoopback, "docker-compose.yml:", "not on loopback");
  }

  @Test
  void givenAFixedPort_whenAsserting_thenItIsNamed() throws IOException {
    replace(
        "docker-compose.yml",
        "127.0.0.1:${WEB_PORT:?run 'chimera apply' to create .env}",
        "127.0.0.1:8000");

    fails(ProjectAssert::publishesUniquePortsOnLoopback, "'127.0.0.1:8000:80'");
  }

  @Test
  void givenOnePortTwice_whenAsserting_thenBothServicesAreNamed() throws IOException {
    replace("docker-compose.yml", "CACHE_PORT", "WEB_PORT");

    fails(ProjectAssert::publishesUniquePortsOnLoopback, "WEB_PORT=21000 is also of site");
  }

  @Test
  void givenTwoPublishersInProduction_whenAsserting_thenBothAreNamed() throws IOException {
    replace("docker-compose.prod.yml", "    image: ", "    ports: ['80:80']\n    image: ");

    fails(ProjectAssert::publishesUniquePortsOnLoopback, "[site, cache]");
  }

  @Test
  void givenAnEmptyFolder_whenAsserting_thenItIsNamed() throws IOException {
    Files.createDirectories(project.directory().resolve("site/empty"));

    fails(ProjectAssert::holdsNoEmptyFolder, "site/empty".replace('/', File.separatorChar));
  }

  @Test
  void givenAnEditedFile_whenAsserting_thenThePlanIsShown() throws IOException {
    replace("site/index.html", "Made with", "Made without");

    fails(ProjectAssert::hasNothingToApply, "site/index.html");
  }

  @Test
  void givenAMissingFile_whenAsserting_thenItIsNamed() throws IOException {
    Files.delete(project.directory().resolve("docker-compose.prod.yml"));

    fails(ProjectAssert::matchesComposeSchema, "has no docker-compose.prod.yml");
  }

  @Test
  @RequiresDocker
  void givenWhatComposeRefuses_whenAsserting_thenItsWordsAreShown() throws IOException {
    assertThat(project).hasValidCompose();

    replace("docker-compose.yml", "${CACHE_PASSWORD}", "${NOSUCH}");
    fails(ProjectAssert::hasValidCompose, "docker-compose.yml", "NOSUCH");
  }
}
