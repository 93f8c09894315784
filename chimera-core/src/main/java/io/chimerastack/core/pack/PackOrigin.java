package io.chimerastack.core.pack;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a pack comes from: a directory, an archive, or the URL of an archive.
 *
 * @param shown how people see it
 * @param path the directory or archive; null for a URL
 * @param url the URL; null for a path
 * @param sha256 the digest that an archive must have; empty if any will do
 */
record PackOrigin(String shown, @Nullable Path path, @Nullable URI url, String sha256) {
  private static final int BUFFER = 1 << 16;

  /**
   * A pack that is there.
   *
   * @param root its directory
   * @param shownAs what problems call that directory
   * @param sha256 the digest of its archive; empty if there is none
   * @param names what it may be called, best first
   */
  record Fetched(Path root, String shownAs, String sha256, List<String> names) {}

  static PackOrigin of(PackStore.Request request) {
    String origin = request.origin();
    String digest = request.sha256().toLowerCase(Locale.ROOT);
    if (!digest.isEmpty() && !digest.matches("[0-9a-f]{64}")) {
      throw PackException.input(
          "--sha256 is no SHA-256", "", "give 64 hexadecimal digits, as sha256sum prints them");
    }
    if (origin.contains("://")) {
      URI url = PackDownload.check(origin);
      return new PackOrigin(origin, null, url, digest);
    }
    try {
      Path path = request.directory().resolve(origin).normalize();
      if (!Files.exists(path)) {
        throw PackException.input(
            "there is no such file or directory",
            path.toString(),
            "give the path or https URL of a pack, as a directory, .zip or .tar.gz");
      }
      if (Files.isDirectory(path) && !digest.isEmpty()) {
        throw PackException.input(
            "a directory has no SHA-256", path.toString(), "leave out --sha256");
      }
      return new PackOrigin(path.toString(), path, null, digest);
    } catch (InvalidPathException e) {
      throw PackException.input("'" + origin + "' is no path", "", "correct it");
    }
  }

  /** Brings the pack here; what is downloaded or unpacked goes below {@code work}. */
  Fetched fetch(Path work, ProgressListener listener) throws IOException {
    if (path != null && Files.isDirectory(path)) {
      requirePack(path, path.toString());
      return new Fetched(path, path.toString(), "", List.of(lastName(path)));
    }
    Path archive = path;
    String file = path == null ? "" : lastName(path);
    if (url != null) {
      listener.on(new ProgressEvent.Began("downloading " + shown));
      archive = work.resolve("archive");
      PackDownload.fetch(url, archive);
      String[] parts = String.valueOf(url.getPath()).split("/", -1);
      file = parts[parts.length - 1];
    }
    if (archive == null) {
      throw new IllegalStateException("an origin is a path or a URL");
    }
    String digest = sha256(archive);
    requireDigest(digest);
    listener.on(new ProgressEvent.Began("unpacking"));
    Path unpacked = Files.createDirectory(work.resolve("unpacked"));
    PackArchive.unpack(archive, shown, unpacked);
    Path root = root(unpacked);
    List<String> names = new ArrayList<>();
    if (!root.equals(unpacked)) {
      names.add(lastName(root));
    }
    names.add(file);
    return new Fetched(root, shown, digest, names);
  }

  private void requireDigest(String digest) {
    if (!sha256.isEmpty() && !sha256.equals(digest)) {
      throw new PackException(
          Category.INPUT,
          List.of(
              new Problem(
                  "the archive has the SHA-256 " + digest + ", not " + sha256,
                  shown,
                  "do not use it; ask whoever gave you the digest")),
          null);
    }
  }

  /** Finds the pack in what was unpacked: right there, or in the one folder that there is. */
  private Path root(Path unpacked) throws IOException {
    if (isPack(unpacked)) {
      return unpacked;
    }
    try (Stream<Path> entries = Files.list(unpacked)) {
      List<Path> folders = entries.filter(Files::isDirectory).toList();
      if (folders.size() == 1 && isPack(folders.get(0))) {
        return folders.get(0);
      }
    }
    requirePack(unpacked, shown);
    return unpacked;
  }

  private static void requirePack(Path root, String shown) {
    if (!isPack(root)) {
      throw PackException.input(
          "this holds no template pack: neither base/ nor stacks/ is there",
          shown,
          "give the directory or archive that has them at its top");
    }
  }

  private static boolean isPack(Path directory) {
    return Stream.of("base", "stacks")
        .anyMatch(name -> Files.isDirectory(directory.resolve(name), LinkOption.NOFOLLOW_LINKS));
  }

  private static String lastName(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
