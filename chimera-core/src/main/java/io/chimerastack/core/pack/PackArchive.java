package io.chimerastack.core.pack;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Unpacks an archive that anyone may have made: a {@code .zip} or {@code .tar.gz}, told by its
 * content. Only plain files and folders come out, below the target, within limits; anything else
 * refuses the whole archive.
 */
final class PackArchive {
  static final int MAX_ENTRIES = 20_000;
  static final long MAX_FILE_BYTES = 16L << 20;
  static final long MAX_TOTAL_BYTES = 256L << 20;

  /** How much larger than the archive its content may be; text seldom shrinks to a tenth. */
  static final int MAX_RATIO = 100;

  private static final long RATIO_FROM_BYTES = 4L << 20;

  /** The first two bytes: {@code PK}. */
  private static final int ZIP = 0x504b;

  private static final int GZIP = 0x1f8b;
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NAME = 400;
  private static final int UNIX_TYPE = 0170000;
  private static final int UNIX_FILE = 0100000;
  private static final int UNIX_FOLDER = 0040000;

  /** What a zip may be packed with: what every program can unpack. */
  private static final Set<Integer> METHODS = Set.of(ZipEntry.STORED, ZipEntry.DEFLATED);

  /** How a tar marks a plain file; the library takes a device for one, too. */
  private static final Set<Byte> PLAIN =
      Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM, TarConstants.LF_CONTIG);

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private final String shown;
  private final Path target;
  private final long archiveBytes;
  private final Map<String, String> names = new HashMap<>();
  private int entries;
  private long total;

  private PackArchive(String shown, Path target, long archiveBytes) {
    this.shown = shown;
    this.target = target;
    this.archiveBytes = archiveBytes;
  }

  /**
   * Unpacks.
   *
   * @param shown what problems call the archive
   * @param target an empty directory
   * @throws PackException if it is no archive, is damaged, or holds what a pack may not
   */
  static void unpack(Path archive, String shown, Path target) throws IOException {
    long size = Files.size(archive);
    if (size > PackDownload.MAX_BYTES) {
      throw PackException.input(
          "the archive is larger than " + (PackDownload.MAX_BYTES >> 20) + " MiB",
          shown,
          "make the pack smaller");
    }
    PackArchive unpacking = new PackArchive(shown, target, size);
    int magic = magic(archive);
    try {
      if (magic == ZIP) {
        unpacking.zip(archive);
      } else if (magic == GZIP) {
        unpacking.tar(archive);
      } else {
        throw PackException.input(
            "this is neither a .zip nor a .tar.gz archive", shown, "pack it as one of these");
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw unpacking.damaged(e);
    }
  }

  private static int magic(Path archive) throws IOException {
    try (InputStream in = Files.newInputStream(archive)) {
      byte[] first = in.readNBytes(2);
      return first.length < 2 ? 0 : ((first[0] & 0xff) << 8) | (first[1] & 0xff);
    }
  }

  private void zip(Path archive) throws IOException {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(Files.newByteChannel(archive, StandardOpenOption.READ))
            .get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntries();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        String name = entry.getName();
        int type = entry.getUnixMode() & UNIX_TYPE;
        if (entry.isUnixSymlink()) {
          throw refused(name, "is a link");
        }
        if (type != 0 && type != UNIX_FILE && type != UNIX_FOLDER) {
          throw refused(name, "is neither a plain file nor a folder");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw refused(name, "is encrypted");
        }
        if (!METHODS.contains(entry.getMethod()) || !zip.canReadEntryData(entry)) {
          throw refused(name, "is packed in a way that is not supported");
        }
        Path file = place(name, entry.isDirectory());
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            write(in, file, name);
          }
        }
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private void tar(Path archive) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName();
        if (entry.isSymbolicLink() || entry.isLink()) {
          throw refused(name, "is a link");
        }
        if (!entry.isDirectory() && (!PLAIN.contains(entry.getLinkFlag()) || entry.isSparse())) {
          throw refused(name, "is neither a plain file nor a folder");
        }
        Path path = place(name, entry.isDirectory());
        if (!entry.isDirectory()) {
          write(tar, path, name);
        }
      }
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Returns where an entry goes, after making sure that it goes nowhere else. */
  private Path place(String name, boolean folder) throws IOException {
    entries++;
    if (entries > MAX_ENTRIES) {
      throw refused(name, "is one entry too many: more than " + MAX_ENTRIES);
    }
    String path = folder && name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    if (folder && (path.isEmpty() || path.equals("."))) {
      return target;
    }
    if (path.length() > LONGEST_NAME) {
      throw refused(path.substring(0, 40) + "…", "has too long a name");
    }
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      throw refused(name, "has an absolute path");
    }
    if (path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      throw refused(name, "has a name that does not work on every operating system");
    }
    Path place = target;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw refused(name, "has a path that leads elsewhere");
      }
      place = place.resolve(part);
    }
    if (!place.normalize().startsWith(target)) {
      throw refused(name, "has a path that leads elsewhere");
    }
    if (folder) {
      Files.createDirectories(place);
    } else {
      String other = names.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
      if (other != null) {
        throw refused(name, "is there twice, also as '" + other + "'");
      }
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
    }
    return place;
  }

  private void write(InputStream in, Path file, String name) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        total += n;
        if (size > MAX_FILE_BYTES) {
          throw refused(name, "is larger than " + (MAX_FILE_BYTES >> 20) + " MiB");
        }
        if (total > MAX_TOTAL_BYTES) {
          throw refused(name, "makes the pack larger than " + (MAX_TOTAL_BYTES >> 20) + " MiB");
        }
        if (total > RATIO_FROM_BYTES && total / MAX_RATIO > archiveBytes) {
          throw refused(name, "grows to more than " + MAX_RATIO + " times the archive");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private PackException refused(String name, String why) {
    return PackException.input(
        "the archive's entry '" + name.replaceAll("\\p{Cntrl}", "\ufffd") + "' " + why,
        shown,
        "do not use the archive; pack plain files and folders with relative names");
  }

  private PackException damaged(Exception cause) {
    return new PackException(
        Category.INPUT,
        List.of(
            new Problem(
                "the archive is damaged: " + cause.getMessage(), shown, "download it again")),
        cause);
  }
}
