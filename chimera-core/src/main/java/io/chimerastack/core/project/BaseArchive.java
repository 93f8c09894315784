package io.chimerastack.core.project;

import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The generated files as they were last written: {@code .chimera/base.zip}. The entries are sorted
 * and stored, their time is fixed, so the same tree gives the same bytes on any Java and in any
 * time zone. The executable bit stands in an extra field, because Java reads no other attribute.
 */
public final class BaseArchive {
  /** The file's path in a project. */
  public static final String PATH = ".chimera/base.zip";

  /** Not 1980-01-01, for which Java adds a time stamp that depends on the time zone. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Our extra field: id {@code 0x4843} ("CH"), one byte of data, 1. */
  private static final byte[] EXECUTABLE = {0x43, 0x48, 1, 0, 1};

  private static final int END_SIZE = 22;
  private static final byte[] END_SIGNATURE = {'P', 'K', 5, 6};

  private BaseArchive() {}

  /** Returns the archive of {@code tree}. */
  public static byte[] write(RenderedTree tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, RenderedFile> file : tree.files().entrySet()) {
        byte[] content = file.getValue().bytes();
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        if (file.getValue().executable()) {
          entry.setExtra(EXECUTABLE);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an array refused bytes", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns the tree in an archive, or empty if it is garbled or none that {@link #write} made. A
   * checkout may come from anywhere, so nothing in it is trusted: entries must be stored, which
   * bounds their size by that of the archive, and their paths must be plain.
   */
  public static Optional<RenderedTree> read(byte[] archive) {
    SortedMap<String, RenderedFile> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > archive.length) {
          return Optional.empty();
        }
        boolean executable = Arrays.equals(EXECUTABLE, entry.getExtra());
        RenderedFile file = RenderedFile.of(zip.readAllBytes(), executable);
        if (files.put(entry.getName(), file) != null) {
          return Optional.empty();
        }
      }
      return files.size() == entries(archive)
          ? Optional.of(RenderedTree.of(files))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // a garbled archive is no base
    }
  }

  /** The number of entries that the archive's end says it has; -1 if it has no end. */
  private static int entries(byte[] archive) {
    int end = archive.length - END_SIZE;
    if (end < 0 || !Arrays.equals(END_SIGNATURE, Arrays.copyOfRange(archive, end, end + 4))) {
      return -1;
    }
    return (archive[end + 10] & 0xff) | (archive[end + 11] & 0xff) << 8;
  }
}
