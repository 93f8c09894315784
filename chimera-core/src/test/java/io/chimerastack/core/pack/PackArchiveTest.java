package io.chimerastack.core.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.problem.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive gives plain files below its target, or nothing at all. */
class PackArchiveTest {
  @TempDir private Path root;
  private Path target;
  private Path archive;

  @BeforeEach
  void makeTarget() throws IOException {
    target = Files.createDirectories(root.resolve("in/side"));
    archive = root.resolve("archive");
  }

  private void unpack() throws IOException {
    PackArchive.unpack(archive, "pack.zip", target);
  }

  private void refused(String... words) {
    assertThatThrownBy(this::unpack)
        .isInstanceOf(PackException.class)
        .hasMessageContaining("pack.zip")
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(((PackException) e).category()).isEqualTo(Category.INPUT));
    assertThat(outside()).containsExactly("archive", "in");
  }

  /** What is in the directory that a hostile archive would reach first. */
  private List<String> outside() {
    try (Stream<Path> entries = Files.list(root);
        Stream<Path> beside = Files.list(root.resolve("in"))) {
      assertThat(beside).hasSize(1);
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void givenZip_whenUnpacking_thenItsFilesAreThere() throws IOException {
    SampleArchive.zip(
        archive,
        zip -> {
          zip.folder("base/");
          zip.file("base/a/b/template.yaml", "kind: component\n");
        });

    unpack();

    assertThat(target.resolve("base/a/b/template.yaml")).hasContent("kind: component\n");
  }

  @Test
  void givenTar_whenUnpacking_thenItsFilesAreThere() throws IOException {
    SampleArchive.tar(
        archive,
        tar -> {
          tar.folder("./");
          tar.folder("./base/");
          tar.file("./base/a/b/template.yaml", "kind: component\n");
          tar.file("base/" + "long/".repeat(40) + "x.txt", "deep");
        });

    unpack();

    assertThat(target.resolve("base/a/b/template.yaml")).hasContent("kind: component\n");
    assertThat(target.resolve("base/" + "long/".repeat(40) + "x.txt")).hasContent("deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "base/../../evil.txt",
        "/tmp/evil.txt",
        "C:/evil.txt",
        "base\\..\\..\\evil.txt",
        "base//evil.txt",
        "base/./evil.txt",
        "base/.."
      })
  void givenEntryThatLeadsOut_whenUnpacking_thenTheArchiveIsRefused(String name)
      throws IOException {
    SampleArchive.zip(archive, zip -> zip.file(name, "evil"));
    refused("entry '" + name + "'");

    Files.delete(archive);
    SampleArchive.tar(archive, tar -> tar.fileAsNamed(name, "evil"));
    refused("entry '");
  }

  @Test
  void givenLinks_whenUnpacking_thenTheArchiveIsRefused() throws IOException {
    SampleArchive.zip(
        archive,
        zip -> {
          ZipArchiveEntry link = new ZipArchiveEntry("base/link");
          link.setUnixMode(0120777);
          zip.entry(link, "/etc/passwd".getBytes(UTF_8));
        });
    refused("'base/link' is a link");

    for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
      Files.delete(archive);
      SampleArchive.tar(
          archive,
          tar -> {
            TarArchiveEntry link = new TarArchiveEntry("base/link", kind);
            link.setLinkName("/etc/passwd");
            tar.entry(link, new byte[0]);
          });
      refused("'base/link' is a link");
    }
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO})
  void givenDevice_whenUnpacking_thenTheArchiveIsRefused(byte kind) throws IOException {
    SampleArchive.tar(
        archive, tar -> tar.entry(new TarArchiveEntry("base/device", kind), new byte[0]));

    refused("'base/device' is neither a plain file nor a folder");
  }

  @Test
  void givenZipOfADevice_whenUnpacking_thenTheArchiveIsRefused() throws IOException {
    SampleArchive.zip(
        archive,
        zip -> {
          ZipArchiveEntry device = new ZipArchiveEntry("base/device");
          device.setUnixMode(0020644);
          zip.entry(device, new byte[0]);
        });

    refused("'base/device' is neither a plain file nor a folder");
  }

  @Test
  void givenTwoEntriesOfOneName_whenUnpacking_thenTheArchiveIsRefused() throws IOException {
    SampleArchive.zip(
        archive,
        zip -> {
          zip.file("base/README", "one");
          zip.file("base/readme", "two");
        });

    refused("'base/readme' is there twice, also as 'base/README'");
  }

  @Test
  void givenZipBomb_whenUnpacking_thenItIsStopped() throws IOException {
    SampleArchive.zip(archive, zip -> zip.file("base/zeros", new byte[8 << 20]));

    refused("'base/zeros' grows to more than 100 times the archive");
    assertThat(Files.size(target.resolve("base/zeros"))).isLessThan(8 << 20);
  }

  @Test
  void givenTarBomb_whenUnpacking_thenItIsStopped() throws IOException {
    SampleArchive.tar(archive, tar -> tar.file("base/zeros", new byte[8 << 20]));

    refused("'base/zeros' grows to more than 100 times the archive");
  }

  @Test
  void givenLargeFile_whenUnpacking_thenItIsRefused() throws IOException {
    byte[] noise = new byte[(16 << 20) + 1];
    new java.util.Random(1).nextBytes(noise);
    SampleArchive.tar(archive, tar -> tar.file("base/noise", noise));

    refused("'base/noise' is larger than 16 MiB");
  }

  @Test
  void givenTooManyEntries_whenUnpacking_thenTheArchiveIsRefused() throws IOException {
    SampleArchive.tar(
        archive,
        tar -> {
          for (int i = 0; i <= PackArchive.MAX_ENTRIES; i++) {
            tar.folder("d/");
          }
        });

    refused("more than 20000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK and then nothing", "\u001f\u008b and then nothing", "text", ""})
  void givenNoArchive_whenUnpacking_thenItIsRefused(String content) throws IOException {
    Files.write(archive, content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

    refused("archive");
  }

  @Test
  void givenCutOffArchives_whenUnpacking_thenTheyAreDamaged() throws IOException {
    SampleArchive.tar(archive, tar -> tar.file("base/a", "a".repeat(10_000)));
    cutOff();
    refused("damaged");

    Files.delete(archive);
    SampleArchive.zip(archive, zip -> zip.file("base/a", "a".repeat(10_000)));
    cutOff();
    refused("damaged");
  }

  private void cutOff() throws IOException {
    byte[] whole = Files.readAllBytes(archive);
    try (OutputStream out = Files.newOutputStream(archive)) {
      out.write(whole, 0, whole.length / 2);
    }
  }

  @Test
  void givenRandomlyBrokenArchives_whenUnpacking_thenNothingButARefusalHappens()
      throws IOException {
    SampleArchive.tar(archive, tar -> tar.file("base/a/b/template.yaml", "kind: component\n"));
    byte[] tar = Files.readAllBytes(archive);
    SampleArchive.zip(archive, zip -> zip.file("base/a/b/template.yaml", "kind: component\n"));
    byte[] zip = Files.readAllBytes(archive);
    for (int seed = 0; seed < 300; seed++) {
      java.util.Random random = new java.util.Random(seed);
      byte[] bytes = (seed % 2 == 0 ? tar : zip).clone();
      for (int i = 0; i < 4; i++) {
        bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
      }
      Files.write(archive, bytes);
      Path fresh = Files.createDirectories(target.resolve("seed-" + seed));
      assertThatCode(
              () -> {
                try {
                  PackArchive.unpack(archive, "pack.zip", fresh);
                } catch (PackException expected) {
                  assertThat(expected.category()).isEqualTo(Category.INPUT);
                }
              })
          .as("seed %s", seed)
          .doesNotThrowAnyException();
    }
    assertThat(outside()).containsExactly("archive", "in");
  }
}
