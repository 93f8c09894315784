package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DirectorySourceTest {
  private final SampleCatalog sample = SampleCatalog.whole();

  private String refusal() {
    ManifestException thrown = catchThrowableOfType(ManifestException.class, sample::source);
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  @Test
  void givenADirectory_whenReading_thenOnlyTheCatalogsFoldersAreSeen() {
    sample.with("node_modules/x/base/y", "").with("README.md", "");

    assertThat(sample.source().paths())
        .contains("base/database/mysql/template.yaml", "config/ports.yaml")
        .allMatch(path -> path.matches("(base|config|schema|stacks)/.*"))
        .hasSize(10);
    assertThat(sample.source().trusted()).isFalse();
    assertThat(sample.source().sha256("stacks/backend/php-web/files/README.md"))
        .isEqualTo("90f8ec5669cd34183b9b0fdf8b94f5efb4c3672876330f4aa76088c2b4ad17be");
  }

  @Test
  void givenALinkThatStaysInside_whenReading_thenItIsAFile() throws IOException {
    Path target = sample.root().resolve("base/database/mysql/files/my.cnf");
    Files.createSymbolicLink(target.resolveSibling("link.cnf"), target);

    assertThat(sample.source().read("base/database/mysql/files/link.cnf"))
        .asString()
        .isEqualTo("[mysqld]\n");
  }

  @Test
  void givenALinkThatLeadsOut_whenReading_thenItIsRefused() throws IOException {
    Path secret = sample.root().resolveSibling("secret");
    Files.writeString(secret, "x");
    Files.createSymbolicLink(sample.root().resolve("base/database/mysql/files/s"), secret);

    assertThat(refusal()).contains("files/s").contains("leads out of the catalog");
  }

  @Test
  void givenALinkThatChangedSinceTheScan_whenReading_thenItIsRefused() throws IOException {
    CatalogSource source = sample.source();
    Path secret = sample.root().resolveSibling("secret");
    Files.writeString(secret, "x");
    Path file = sample.root().resolve("base/database/mysql/files/my.cnf");
    Files.delete(file);
    Files.createSymbolicLink(file, secret);

    assertThat(
            catchThrowableOfType(
                ManifestException.class, () -> source.read("base/database/mysql/files/my.cnf")))
        .hasMessageContaining("leads out of the catalog");
  }

  @Test
  void givenALinkToADirectoryOrToNothing_whenReading_thenItIsRefused() throws IOException {
    Path files = sample.root().resolve("base/database/mysql/files");
    Files.createSymbolicLink(files.resolve("folder"), sample.root().resolve("stacks"));
    Files.createSymbolicLink(files.resolve("nothing"), sample.root().resolve("none"));

    assertThat(refusal())
        .contains("the link leads to a directory")
        .contains("the link leads nowhere");
  }

  @Test
  void givenNamesThatDoNotWorkEverywhere_whenReading_thenTheyAreRefused() {
    sample
        .with("base/database/mysql/files/a:b", "")
        .with("base/database/mysql/files/dot.", "")
        .with("base/database/mysql/files/README", "")
        .with("base/database/mysql/files/readme", "");

    assertThat(refusal())
        .contains("a:b: the name does not work")
        .contains("dot.: the name does not work")
        .contains("only in case");
  }

  @Test
  void givenTooLargeAFile_whenReading_thenItIsRefused() throws IOException {
    Path file = sample.root().resolve("base/database/mysql/files/large");
    Files.write(file, new byte[DirectorySource.MAX_FILE_BYTES + 1]);

    assertThat(refusal()).contains("larger than 16 MiB");
  }

  @Test
  void givenNoDirectory_whenReading_thenItIsRefused() {
    Path file = sample.root().resolve("config/ports.yaml");

    assertThat(catchThrowableOfType(ManifestException.class, () -> CatalogSource.directory(file)))
        .hasMessageContaining("it is no directory");
    assertThat(
            catchThrowableOfType(
                ManifestException.class,
                () -> CatalogSource.directory(sample.root().resolve("none"))))
        .hasMessageContaining("no such directory");
  }

  @Test
  void givenAPathThatIsNotListed_whenReading_thenItIsRefused() {
    CatalogSource source = sample.source();

    assertThat(
            catchThrowableOfType(
                ManifestException.class, () -> source.read("base/../../etc/passwd")))
        .hasMessageContaining("no such file");
  }
}
