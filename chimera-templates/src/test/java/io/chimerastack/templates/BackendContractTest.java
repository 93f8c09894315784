package io.chimerastack.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What all backends of the catalog have in common. */
class BackendContractTest {
  private static final Path BACKENDS = Path.of("src/main/resources/chimera/base/backend");

  @Test
  void givenBackends_whenShipped_thenEachDescribesTheSameApi() throws IOException {
    byte[] contract = Files.readAllBytes(BACKENDS.resolve("php/files/openapi.yaml"));

    try (DirectoryStream<Path> backends = Files.newDirectoryStream(BACKENDS)) {
      for (Path backend : backends) {
        assertThat(backend.resolve("files/openapi.yaml")).hasBinaryContent(contract);
      }
    }
  }
}
