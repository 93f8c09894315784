package io.chimerastack.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.catalog.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogBuildTest {
  private static final String MANIFEST =
      "kind: component\nversion: 1.0.0\ntitle: Files\ndescription: Some files.\n";

  private final Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
  private final Path catalog = root.resolve("catalog");
  private final Path classes = root.resolve("classes");
  private final Path index = classes.resolve("META-INF/chimera/catalog.index");

  @BeforeEach
  void writeCatalog() throws IOException {
    Path schemas = Path.of("../chimera-templates/src/main/resources/chimera/schema");
    try (Stream<Path> files = Files.list(schemas)) {
      for (Path file : files.toList()) {
        write("schema/" + file.getFileName(), Files.readString(file));
      }
    }
    write("base/core/project/template.yaml", MANIFEST);
    write("config/ports.yaml", "cache: {redis: 6379-6478}\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = catalog.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void givenARightCatalog_whenBuilding_thenTheIndexIsWritten() throws IOException {
    CatalogBuild.write(catalog, classes);

    assertThat(Files.readAllLines(index))
        .extracting(line -> line.substring(line.lastIndexOf(' ') + 1))
        .containsExactly(
            "base/core/project/template.yaml",
            "config/ports.yaml",
            "schema/blueprint.schema.json",
            "schema/component.schema.json",
            "schema/stack.schema.json");
  }

  @Test
  void givenTheSameCatalog_whenBuildingAgain_thenTheIndexIsLeftAlone() throws IOException {
    CatalogBuild.write(catalog, classes);
    FileTime then = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(index, then);

    CatalogBuild.write(catalog, classes);

    assertThat(Files.getLastModifiedTime(index)).isEqualTo(then);
  }

  @Test
  void givenWrongManifests_whenBuilding_thenAllProblemsAreLocatedAndNothingIsWritten()
      throws IOException {
    write("base/core/project/template.yaml", MANIFEST + "titel: x\n");
    write("stacks/backend/web/template.yaml", "kind: stack\n");

    ManifestException thrown =
        catchThrowableOfType(ManifestException.class, () -> CatalogBuild.write(catalog, classes));

    assertThat(thrown)
        .hasMessageContaining("/work/catalog/base/core/project/template.yaml:5:1: /titel")
        .hasMessageContaining("/work/catalog/stacks/backend/web/template.yaml:1:1: lacks the key");
    assertThat(index).doesNotExist();
  }

  @Test
  void givenNoSchemas_whenBuilding_thenItIsRefused() throws IOException {
    Files.delete(catalog.resolve("schema/stack.schema.json"));

    assertThatThrownBy(() -> CatalogBuild.write(catalog, classes))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("no schemas");
  }

  @Test
  void givenWrongArguments_whenBuilding_thenTheyAreRefused() {
    assertThatThrownBy(() -> CatalogBuild.main("only-one"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
