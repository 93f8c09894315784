package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A catalog in a directory that anyone may have written: it is looked at with suspicion. */
final class DirectorySource implements CatalogSource {
  static final int MAX_FILES = 20_000;
  static final int MAX_FILE_BYTES = 16 << 20;
  static final long MAX_TOTAL_BYTES = 256L << 20;
  private static final int MAX_DEPTH = 32;

  private static final List<String> FOLDERS = List.of("base", "config", "schema", "stacks");

  /** A file or folder name that every operating system accepts. */
  private static final Pattern NAME =
      Pattern.compile("[^\\p{Cntrl}\"*/:<>?\\\\|]*[^\\p{Cntrl}\"*/:<>?\\\\|. ]");

  private final String name;
  private final Path root;
  private final SortedMap<String, Path> files;
  private final SortedSet<String> paths;

  private DirectorySource(String name, Path root, SortedMap<String, Path> files) {
    this.name = name;
    this.root = root;
    this.files = files;
    this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
  }

  static DirectorySource of(Path directory) {
    List<Problem> problems = new ArrayList<>();
    DirectorySource source = inspected(directory, directory.toString(), problems::add);
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    return source;
  }

  static DirectorySource inspected(Path directory, String name, Consumer<Problem> problems) {
    if (!Files.isDirectory(directory)) {
      throw new ManifestException(
          new Problem(
              Files.exists(directory) ? "it is no directory" : "there is no such directory",
              name,
              "give a directory that holds base/ or stacks/",
              Rule.PACK_UNREADABLE));
    }
    try {
      Path root = directory.toRealPath();
      Scan scan = new Scan(root, name);
      for (String folder : FOLDERS) {
        Path start = root.resolve(folder);
        if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
          Files.walkFileTree(start, scan);
        }
      }
      scan.problems.forEach(problems);
      return new DirectorySource(name, root, scan.files);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean trusted() {
    return false;
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path) {
    Path file = files.get(path);
    if (file == null) {
      throw new ManifestException(
          new Problem(
              "there is no such file in the catalog",
              locate(path),
              "add the file",
              Rule.PACK_UNREADABLE));
    }
    try {
      if (!file.toRealPath().startsWith(root)) {
        throw new ManifestException(leadsOut(locate(path)));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
        if (bytes.length > MAX_FILE_BYTES) {
          throw new ManifestException(tooLarge(locate(path)));
        }
        return bytes;
      }
    } catch (IOException e) {
      throw unreadable(locate(path), e);
    }
  }

  private static ManifestException unreadable(String where, IOException e) {
    return new ManifestException(
        List.of(
            new Problem(
                "it cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                where,
                "check the path and its permissions",
                Rule.PACK_UNREADABLE)),
        e);
  }

  private static Problem leadsOut(String where) {
    return new Problem(
        "the link leads out of the catalog", where, "copy what it points to", Rule.FILE_LINK);
  }

  private static Problem tooLarge(String where) {
    return new Problem(
        "the file is larger than " + (MAX_FILE_BYTES >> 20) + " MiB",
        where,
        "make it smaller",
        Rule.PACK_LIMITS);
  }

  /** Collects the files below the catalog's folders and everything that is wrong with them. */
  private static final class Scan extends SimpleFileVisitor<Path> {
    private final Path root;
    private final String name;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private final Map<String, String> byLowerCase = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytes;

    Scan(Path root, String name) {
      this.root = root;
      this.name = name;
    }

    private String place(Path path) {
      return path.equals(root) ? name : name + "/" + relative(path);
    }

    private String relative(Path path) {
      return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (root.relativize(directory).getNameCount() > MAX_DEPTH) {
        return report(
            Rule.PACK_LIMITS,
            directory,
            "folders nest deeper than " + MAX_DEPTH,
            "make the tree flatter");
      }
      return checkName(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!checkName(file)) {
        return FileVisitResult.CONTINUE;
      }
      BasicFileAttributes target = attributes;
      if (attributes.isSymbolicLink()) {
        if (!Files.exists(file)) {
          return report(
              Rule.FILE_LINK, file, "the link leads nowhere", "copy what it should point to");
        }
        if (!file.toRealPath().startsWith(root)) {
          problems.add(leadsOut(place(file)));
          return FileVisitResult.CONTINUE;
        }
        target = Files.readAttributes(file, BasicFileAttributes.class);
      }
      if (!target.isRegularFile()) {
        return report(
            target.isDirectory() ? Rule.FILE_LINK : Rule.FILE_KIND,
            file,
            target.isDirectory() ? "the link leads to a directory" : "this is no regular file",
            "a catalog holds plain files in plain folders");
      }
      if (target.size() > MAX_FILE_BYTES) {
        problems.add(tooLarge(place(file)));
        return FileVisitResult.CONTINUE;
      }
      return add(file, target.size());
    }

    private FileVisitResult add(Path file, long size) {
      String path = relative(file);
      String other = byLowerCase.put(path.toLowerCase(Locale.ROOT), path);
      if (other != null) {
        return report(
            Rule.FILE_NAME_CASE,
            file,
            "it differs from " + other + " only in case",
            "rename one of the two");
      }
      files.put(path, file);
      bytes += size;
      if (files.size() > MAX_FILES || bytes > MAX_TOTAL_BYTES) {
        report(
            Rule.PACK_LIMITS,
            root,
            "the catalog holds more than "
                + MAX_FILES
                + " files or "
                + (MAX_TOTAL_BYTES >> 20)
                + " MiB",
            "make it smaller");
        return FileVisitResult.TERMINATE;
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean checkName(Path path) {
      String last = String.valueOf(path.getFileName());
      if (NAME.matcher(last).matches()) {
        return true;
      }
      report(
          Rule.FILE_NAME,
          path,
          "the name does not work on every operating system",
          "use letters, digits, '.', '_' and '-', and no '.' or blank at the end");
      return false;
    }

    private FileVisitResult report(Rule rule, Path path, String what, String fix) {
      problems.add(new Problem(what, place(path), fix, rule));
      return FileVisitResult.CONTINUE;
    }
  }
}
