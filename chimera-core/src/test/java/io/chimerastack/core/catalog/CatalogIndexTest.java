package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogIndexTest {
  private final CatalogSource source = SampleCatalog.whole().source();

  @Test
  void givenASource_whenIndexing_thenTheLinesAreSortedAndReadBack() {
    String text = CatalogIndex.of(source).toString();

    assertThat(text.lines())
        .hasSize(10)
        .allMatch(line -> line.matches("[0-9a-f]{64} \\d+ (base|config|stacks)/.*"))
        .isSortedAccordingTo((a, b) -> path(a).compareTo(path(b)));
    assertThat(CatalogIndex.parse(text, "i")).hasToString(text);
  }

  private static String path(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "abc 12 path", " ", "0000 1", "\n"})
  void givenADamagedIndex_whenReading_thenTheLineIsNamed(String text) {
    assertThat(
            catchThrowableOfType(ManifestException.class, () -> CatalogIndex.parse(text, "index")))
        .hasMessageContaining("index:1: the catalog index is damaged");
  }
}
