package io.chimerastack.core.plan;

import io.chimerastack.core.render.RenderedFile;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was observed on disk at the paths that a plan may touch. Paths are relative to the project,
 * separated by {@code /}; a path without an entry does not exist.
 *
 * @param entries what was found, sorted by path
 * @param modes whether the file system keeps an executable bit; if not, it is never compared
 */
public record DiskTree(SortedMap<String, DiskEntry> entries, boolean modes) {
  /** Copies the entries. */
  public DiskTree {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** Returns a tree in which nothing exists. */
  public static DiskTree empty() {
    return new DiskTree(new TreeMap<>(), true);
  }

  /** Returns a tree of regular files. */
  public static DiskTree of(Map<String, RenderedFile> files) {
    SortedMap<String, DiskEntry> entries = new TreeMap<>();
    files.forEach((path, file) -> entries.put(path, new DiskEntry.Regular(file)));
    return new DiskTree(entries, true);
  }

  /** Returns what stands at {@code path}, or empty if nothing does. */
  public Optional<DiskEntry> at(String path) {
    return Optional.ofNullable(entries.get(path));
  }
}
