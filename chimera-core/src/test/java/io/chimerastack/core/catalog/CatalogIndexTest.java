package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogIndexTest {
  private final CatalogSource source = SampleCatalog.whole().source();

  /** A class path that counts what is opened. */
  private static final class Resources extends ClassLoader {
    final Map<String, byte[]> files = new TreeMap<>();
    final Map<String, Integer> opened = new LinkedHashMap<>();

    Resources() {
      super(null);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      opened.merge(name, 1, Integer::sum);
      byte[] bytes = files.get(name);
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    }
  }

  private Resources jar() {
    Resources jar = new Resources();
    jar.files.put(
        CatalogIndex.RESOURCE, CatalogIndex.of(source).toString().getBytes(StandardCharsets.UTF_8));
    for (String path : source.paths()) {
      jar.files.put(CatalogIndex.PREFIX + path, source.read(path));
    }
    return jar;
  }

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

  @Test
  void givenAJar_whenAStackIsAskedFor_thenOnlyItsManifestIsRead() {
    Resources jar = jar();
    Catalog catalog = Catalog.of(List.of(CatalogSource.classpath(jar)));

    Stack stack = catalog.stack("backend/php-web");
    String digest = stack.digest();

    assertThat(jar.opened)
        .isEqualTo(
            Map.of(CatalogIndex.RESOURCE, 1, "chimera/stacks/backend/php-web/template.yaml", 1));
    assertThat(digest).isEqualTo(Catalog.of(List.of(source)).stack("backend/php-web").digest());
    assertThat(stack.trusted()).isTrue();
  }

  @Test
  void givenAJarWithoutCatalog_whenReading_thenTheProblemSaysWhatToDo() {
    assertThat(
            catchThrowableOfType(
                ManifestException.class, () -> CatalogSource.classpath(new Resources())))
        .hasMessageContaining("add chimera-templates to the class path");
  }

  @Test
  void givenAFileThatIsNotAsIndexed_whenReading_thenItIsRefused() {
    Resources jar = jar();
    jar.files.put("chimera/config/ports.yaml", new byte[3]);
    CatalogSource classpath = CatalogSource.classpath(jar);

    assertThat(
            catchThrowableOfType(
                ManifestException.class, () -> classpath.read("config/ports.yaml")))
        .hasMessageContaining("has 3 bytes");
    assertThat(catchThrowableOfType(ManifestException.class, () -> classpath.read("config/none")))
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "abc 12 path", " ", "0000 1", "\n"})
  void givenADamagedIndex_whenReading_thenTheLineIsNamed(String text) {
    assertThat(
            catchThrowableOfType(ManifestException.class, () -> CatalogIndex.parse(text, "index")))
        .hasMessageContaining("index:1: the catalog index is damaged");
  }
}
