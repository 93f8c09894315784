package io.chimerastack.core.render;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project in memory, by path relative to its root, with {@code /} between the parts.
 * Immutable and sorted by path. No path leaves the project, and no two differ only in case, so that
 * a tree can be written on every system. There are no empty directories.
 */
public final class RenderedTree {
  private static final RenderedTree EMPTY = new RenderedTree(new TreeMap<>());

  private final SortedMap<String, RenderedFile> files;

  private RenderedTree(SortedMap<String, RenderedFile> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** Returns the tree without files. */
  public static RenderedTree empty() {
    return EMPTY;
  }

  /**
   * Returns a tree of the given files.
   *
   * @throws IllegalArgumentException if a path is not a plain relative one, two paths differ only
   *     in case, or one is a folder of another
   */
  public static RenderedTree of(Map<String, RenderedFile> files) {
    SortedMap<String, RenderedFile> sorted = new TreeMap<>(files);
    Map<String, String> byFolded = new HashMap<>();
    for (String path : sorted.keySet()) {
      RenderedPath.flaw(path)
          .ifPresent(
              flaw -> {
                throw new IllegalArgumentException("path '" + path + "' " + flaw);
              });
      String other = byFolded.put(RenderedPath.fold(path), path);
      if (other != null) {
        throw new IllegalArgumentException(
            "paths '" + other + "' and '" + path + "' differ only in case");
      }
    }
    for (String path : sorted.keySet()) {
      String folded = RenderedPath.fold(path);
      for (int i = folded.indexOf('/'); i >= 0; i = folded.indexOf('/', i + 1)) {
        String file = byFolded.get(folded.substring(0, i));
        if (file != null) {
          throw new IllegalArgumentException(
              "'" + file + "' is a file and a folder of '" + path + "'");
        }
      }
    }
    return new RenderedTree(sorted);
  }

  /** Returns the files by path, sorted and unmodifiable. */
  public SortedMap<String, RenderedFile> files() {
    return files;
  }

  /** Returns the paths, sorted. */
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
  }

  /** Returns the file at the path, or empty if there is none. */
  public Optional<RenderedFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * Returns a tree with one more file, or with another content of it.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public RenderedTree with(String path, RenderedFile file) {
    SortedMap<String, RenderedFile> changed = new TreeMap<>(files);
    changed.put(path, file);
    return of(changed);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof RenderedTree other && files.equals(other.files);
  }

  @Override
  public int hashCode() {
    return files.hashCode();
  }

  /** Returns the paths, one on each line. */
  @Override
  public String toString() {
    return String.join("\n", files.keySet());
  }
}
