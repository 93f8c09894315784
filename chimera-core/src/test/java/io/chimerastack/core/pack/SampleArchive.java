package io.chimerastack.core.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Makes archives, honest ones and others. */
final class SampleArchive<E extends ArchiveEntry> {
  private final ArchiveOutputStream<E> out;
  private final Entries<E> entries;

  private SampleArchive(ArchiveOutputStream<E> out, Entries<E> entries) {
    this.out = out;
    this.entries = entries;
  }

  /** What goes into an archive. */
  interface Content<E extends ArchiveEntry> {
    void addTo(SampleArchive<E> archive) throws IOException;
  }

  private interface Entries<E extends ArchiveEntry> {
    E named(String name, int size, boolean asNamed);
  }

  static void zip(Path file, Content<ZipArchiveEntry> content) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(raw)) {
      content.addTo(
          new SampleArchive<>(
              out,
              (name, size, asNamed) -> {
                ZipArchiveEntry entry = new RawName(name);
                entry.setUnixMode(name.endsWith("/") ? 0040755 : 0100644);
                return entry;
              }));
    }
  }

  static void tar(Path file, Content<TarArchiveEntry> content) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        TarArchiveOutputStream out = new TarArchiveOutputStream(new GZIPOutputStream(raw))) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      content.addTo(
          new SampleArchive<>(
              out,
              (name, size, asNamed) -> {
                TarArchiveEntry entry = new TarArchiveEntry(name, asNamed);
                entry.setSize(size);
                return entry;
              }));
    }
  }

  void folder(String name) throws IOException {
    entry(entries.named(name, 0, false), new byte[0]);
  }

  void file(String name, String text) throws IOException {
    file(name, text.getBytes(UTF_8));
  }

  void file(String name, byte[] bytes) throws IOException {
    entry(entries.named(name, bytes.length, false), bytes);
  }

  /** Adds a file whose name is not put right, as an honest program would. */
  void fileAsNamed(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    entry(entries.named(name, bytes.length, true), bytes);
  }

  void entry(E entry, byte[] bytes) throws IOException {
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }

  /** An entry whose name keeps its backslashes. */
  private static final class RawName extends ZipArchiveEntry {
    RawName(String name) {
      super(name);
      setPlatform(PLATFORM_UNIX);
      super.setName(name);
    }
  }
}
