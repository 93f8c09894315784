package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogPackTest {
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
    jar.files.putAll(CatalogPack.resources(source));
    return jar;
  }

  @Test
  void givenACatalog_whenPacked_thenEveryFileReadsAsBefore() {
    CatalogSource packed = CatalogSource.classpath(jar());

    assertThat(packed.paths()).isEqualTo(source.paths());
    for (String path : source.paths()) {
      assertThat(packed.read(path)).as(path).isEqualTo(source.read(path));
      assertThat(packed.sha256(path)).as(path).isEqualTo(source.sha256(path));
    }
  }

  @Test
  void givenACatalog_whenPacked_thenEveryManifestReadsAsBefore() {
    Catalog packed = Catalog.of(List.of(CatalogSource.classpath(jar())));
    Catalog plain = Catalog.of(List.of(source));

    assertThat(packed.check()).hasSameSizeAs(plain.check());
    assertThat(packed.portRanges().all()).isEqualTo(plain.portRanges().all());
    assertThat(packed.defaults()).isEqualTo(plain.defaults());
    for (var id : plain.componentIds()) {
      assertThat(packed.component(id).toNode()).isEqualTo(plain.component(id).toNode());
      assertThat(packed.component(id).digest()).isEqualTo(plain.component(id).digest());
    }
  }

  @Test
  void givenTheSameCatalog_whenPackedTwice_thenTheBytesAreTheSame() {
    Map<String, byte[]> first = CatalogPack.resources(source);

    CatalogPack.resources(source)
        .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(first.get(name)));
  }

  @Test
  void givenAJar_whenAStackIsAskedFor_thenOnlyThePackIsOpened() {
    Resources jar = jar();
    Stack stack = Catalog.of(List.of(CatalogSource.classpath(jar))).stack("backend/php-web");

    assertThat(jar.opened)
        .isEqualTo(Map.of(CatalogPack.INDEX, 1, CatalogPack.CONTENT, 1, CatalogPack.DOCUMENTS, 1));
    assertThat(stack.digest())
        .isEqualTo(Catalog.of(List.of(source)).stack("backend/php-web").digest());
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
  void givenContentThatIsNotAsIndexed_whenOpening_thenItIsRefused() {
    Resources jar = jar();
    jar.files.put(CatalogPack.CONTENT, new byte[3]);

    assertThat(catchThrowableOfType(ManifestException.class, () -> CatalogSource.classpath(jar)))
        .hasMessageContaining("has 3 bytes");
  }

  @Test
  void givenDocumentsThatAreCutOff_whenOpening_thenTheyAreRefused() {
    Resources jar = jar();
    jar.files.computeIfPresent(
        CatalogPack.DOCUMENTS, (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));

    assertThat(catchThrowableOfType(ManifestException.class, () -> CatalogSource.classpath(jar)))
        .hasMessageContaining("the archive is cut off");
  }

  @Test
  void givenAPathThatIsNotThere_whenReading_thenItIsRefused() {
    CatalogSource packed = CatalogSource.classpath(jar());

    assertThat(catchThrowableOfType(ManifestException.class, () -> packed.read("config/none")))
        .hasMessageContaining("no such file");
  }
}
