package io.chimerastack.testkit;

import static io.chimerastack.testkit.PackAssert.assertThatPack;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line holds a whole pack to every rule. */
class PackAssertTest {
  @Test
  void givenSoundPack_whenAsserting_thenItIsValid() {
    assertThatPack(Path.of("src/test/resources/pack")).isValid();
  }

  @Test
  void givenBrokenPack_whenAsserting_thenEachMistakeIsNamedWithItsRule(@TempDir Path pack)
      throws IOException {
    Path manifest = Files.createDirectories(pack.resolve("base/a/b")).resolve("template.yaml");
    Files.writeString(manifest, "kind: component\nporst: []\n");

    assertThatThrownBy(() -> assertThatPack(pack).isValid())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(pack + " is not valid")
        .hasMessageContaining("unknown-key: " + manifest + ":2:1: /porst")
        .hasMessageContaining("missing-key: " + manifest + ":1:1");
  }
}
