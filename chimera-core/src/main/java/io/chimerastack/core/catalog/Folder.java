package io.chimerastack.core.catalog;

import io.chimerastack.core.yaml.YamlNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of one component or stack: a folder of a source. */
record Folder(CatalogSource source, String prefix) {
  /** The manifest's name in every folder. */
  static final String MANIFEST = "template.yaml";

  /** Returns the files, relative to the folder. */
  SortedSet<String> files() {
    TreeSet<String> files = new TreeSet<>();
    for (String path : source.paths().tailSet(prefix)) {
      if (!path.startsWith(prefix)) {
        break;
      }
      files.add(path.substring(prefix.length()));
    }
    return Collections.unmodifiableSortedSet(files);
  }

  byte[] read(String file) {
    return source.read(prefix + file);
  }

  YamlNode manifest() {
    return source.yaml(prefix + MANIFEST);
  }

  String locate(String file) {
    return source.locate(prefix + file);
  }

  String digest() {
    SortedMap<String, String> digests = new TreeMap<>();
    for (String file : files()) {
      digests.put(file, source.sha256(prefix + file));
    }
    return Digests.ofFiles(digests);
  }
}
