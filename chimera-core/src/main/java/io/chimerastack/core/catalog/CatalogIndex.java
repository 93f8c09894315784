package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The list of files of a catalog that is packed into a jar, where folders cannot be listed: one
 * line {@code sha256 size path} per file, sorted by path.
 */
final class CatalogIndex {
  private final SortedMap<String, Entry> entries;

  private CatalogIndex(SortedMap<String, Entry> entries) {
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /** What the index says of one file. */
  record Entry(String sha256, int size) {}

  /**
   * Lists the files of a source.
   *
   * @throws ManifestException if a file cannot be read
   */
  static CatalogIndex of(CatalogSource source) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (String path : source.paths()) {
      byte[] bytes = source.read(path);
      entries.put(path, new Entry(Digests.sha256(bytes), bytes.length));
    }
    return new CatalogIndex(entries);
  }

  /**
   * Reads an index.
   *
   * @throws ManifestException if a line has another form
   */
  static CatalogIndex parse(String text, String source) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      number++;
      String line = text.substring(start, end);
      int first = line.indexOf(' ');
      int second = line.indexOf(' ', first + 1);
      if (first != 64 || second < 0 || second > 75 || second + 1 == line.length()) {
        throw broken(source + ":" + number);
      }
      try {
        entries.put(
            line.substring(second + 1),
            new Entry(line.substring(0, first), Integer.parseInt(line, first + 1, second, 10)));
      } catch (NumberFormatException e) {
        throw broken(source + ":" + number);
      }
      start = end + 1;
    }
    return new CatalogIndex(entries);
  }

  private static ManifestException broken(String where) {
    return new ManifestException(
        new Problem(
            "the catalog index is damaged: a line is '<sha256> <size> <path>'",
            where,
            "build or install Chimera again"));
  }

  /** Returns the files by path. */
  SortedMap<String, Entry> entries() {
    return entries;
  }

  /** Returns the index as it is written: one line per file, {@code \n} line ends. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Entry> file : entries.entrySet()) {
      Entry entry = file.getValue();
      text.append(entry.sha256()).append(' ').append(entry.size()).append(' ');
      text.append(file.getKey()).append('\n');
    }
    return text.toString();
  }
}
