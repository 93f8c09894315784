package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Where catalog files come from. A source holds the folders {@code base/} (components), {@code
 * stacks/}, {@code config/} and {@code schema/}; nothing else in it is seen. Implementations are
 * thread-safe.
 */
public interface CatalogSource {
  /** Returns the name for people and problems, such as {@code built-in} or a directory. */
  String name();

  /**
   * Tells whether the source came with this program. Only such a source may run commands, and its
   * manifests were checked against the schemas when it was built.
   */
  boolean trusted();

  /** Returns the files, relative to the source's root, with {@code /}; not modifiable. */
  SortedSet<String> paths();

  /**
   * Returns the content of a file.
   *
   * @param path one of {@link #paths}
   * @throws ManifestException if there is no such file, or it cannot be read
   */
  byte[] read(String path);

  /**
   * Returns the SHA-256 of a file's content, in lower-case hexadecimal.
   *
   * @param path one of {@link #paths}
   * @throws ManifestException as {@link #read}
   */
  default String sha256(String path) {
    return Digests.sha256(read(path));
  }

  /**
   * Returns a file's content as YAML.
   *
   * @param path one of {@link #paths}
   * @throws ManifestException as {@link #read}
   * @throws io.chimerastack.core.yaml.YamlException if it is no YAML
   */
  default YamlNode yaml(String path) {
    return YamlDocument.parse(read(path), locate(path));
  }

  /** Returns the name under which the source is installed on this machine, if it is. */
  default Optional<String> pack() {
    return Optional.empty();
  }

  /**
   * Returns a SHA-256 over the names and contents of all files, in lower-case hexadecimal.
   *
   * @throws ManifestException as {@link #read}
   */
  default String digest() {
    SortedMap<String, String> digests = new TreeMap<>();
    paths().forEach(path -> digests.put(path, sha256(path)));
    return Digests.ofFiles(digests);
  }

  /** Returns how problems name a file of this source. */
  default String locate(String path) {
    return name() + "/" + path;
  }

  /**
   * Reads a directory, such as one given with {@code --templates}. The names of the files are read
   * now, their content later.
   *
   * @throws ManifestException if it is no directory, holds a link that leads out of it or to a
   *     directory, a special file, an unusual name, or more than its limits allow
   */
  static CatalogSource directory(Path root) {
    return DirectorySource.of(root);
  }

  /**
   * Reads a directory as {@link #directory} does, tells what is wrong with it, and leaves that out.
   *
   * @param name what problems call the directory
   * @param problems hears of each file that is left out, and why
   * @throws ManifestException if there is no such directory, or it cannot be read
   */
  static CatalogSource inspected(Path root, String name, Consumer<Problem> problems) {
    return DirectorySource.inspected(root, name, problems);
  }

  /**
   * Reads the catalog that was packed into a class path, see {@link CatalogPack}.
   *
   * @throws ManifestException if the class path has no catalog
   */
  static CatalogSource classpath(ClassLoader loader) {
    return ClasspathSource.of(loader);
  }
}
