package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlArchive;
import io.chimerastack.core.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The catalog that was packed into the class path. */
final class ClasspathSource implements CatalogSource {
  private final CatalogIndex index;
  private final SortedSet<String> paths;
  private final byte[] content;
  private final Map<String, Integer> offsets = new HashMap<>();
  private final YamlArchive documents;

  private ClasspathSource(CatalogIndex index, byte[] content, YamlArchive documents) {
    this.index = index;
    this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(index.entries().keySet()));
    this.content = content;
    this.documents = documents;
    int offset = 0;
    for (Map.Entry<String, CatalogIndex.Entry> file : index.entries().entrySet()) {
      offsets.put(file.getKey(), offset);
      offset += file.getValue().size();
    }
    if (offset != content.length) {
      throw damaged(
          "the catalog has " + content.length + " bytes, its index says " + offset,
          CatalogPack.CONTENT);
    }
  }

  static ClasspathSource of(ClassLoader loader) {
    String index = new String(resource(loader, CatalogPack.INDEX), StandardCharsets.UTF_8);
    byte[] documents = resource(loader, CatalogPack.DOCUMENTS);
    try {
      return new ClasspathSource(
          CatalogIndex.parse(index, CatalogPack.INDEX),
          resource(loader, CatalogPack.CONTENT),
          YamlArchive.of(documents));
    } catch (IllegalArgumentException e) {
      throw damaged(String.valueOf(e.getMessage()), CatalogPack.DOCUMENTS);
    }
  }

  @Override
  public String name() {
    return "built-in";
  }

  @Override
  public boolean trusted() {
    return true;
  }

  @Override
  public SortedSet<String> paths() {
    return paths;
  }

  @Override
  public byte[] read(String path) {
    CatalogIndex.Entry entry = index.entries().get(path);
    Integer offset = offsets.get(path);
    if (entry == null || offset == null) {
      throw damaged("there is no such file in the catalog", locate(path));
    }
    return Arrays.copyOfRange(content, offset, offset + entry.size());
  }

  @Override
  public YamlNode yaml(String path) {
    return documents.document(path, locate(path)).orElseGet(() -> CatalogSource.super.yaml(path));
  }

  @Override
  public String sha256(String path) {
    CatalogIndex.Entry entry = index.entries().get(path);
    return entry == null ? Digests.sha256(read(path)) : entry.sha256();
  }

  private static byte[] resource(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new ManifestException(
            new Problem(
                "the class path has no built-in catalog",
                name,
                "add chimera-templates to the class path"));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ManifestException(
          List.of(
              new Problem(
                  "it cannot be read from the class path: " + e.getMessage(),
                  name,
                  "build or install Chimera again")),
          e);
    }
  }

  private static ManifestException damaged(String what, String where) {
    return new ManifestException(new Problem(what, where, "build or install Chimera again"));
  }
}
