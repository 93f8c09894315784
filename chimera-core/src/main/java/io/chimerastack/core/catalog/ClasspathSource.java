package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalog that was built into the class path. */
final class ClasspathSource implements CatalogSource {
  private final ClassLoader loader;
  private final CatalogIndex index;
  private final SortedSet<String> paths;

  private ClasspathSource(ClassLoader loader, CatalogIndex index) {
    this.loader = loader;
    this.index = index;
    this.paths = Collections.unmodifiableSortedSet(new TreeSet<>(index.entries().keySet()));
  }

  static ClasspathSource of(ClassLoader loader) {
    byte[] index = resource(loader, CatalogIndex.RESOURCE);
    if (index == null) {
      throw new ManifestException(
          new Problem(
              "the class path has no built-in catalog",
              CatalogIndex.RESOURCE,
              "add chimera-templates to the class path"));
    }
    String text = new String(index, StandardCharsets.UTF_8);
    return new ClasspathSource(loader, CatalogIndex.parse(text, CatalogIndex.RESOURCE));
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
    byte[] bytes = entry == null ? null : resource(loader, CatalogIndex.PREFIX + path);
    if (entry == null || bytes == null) {
      throw new ManifestException(
          new Problem(
              "there is no such file in the catalog",
              locate(path),
              "build or install Chimera again"));
    }
    if (bytes.length != entry.size()) {
      throw new ManifestException(
          new Problem(
              "the file has " + bytes.length + " bytes, the index says " + entry.size(),
              locate(path),
              "build or install Chimera again"));
    }
    return bytes;
  }

  @Override
  public String sha256(String path) {
    CatalogIndex.Entry entry = index.entries().get(path);
    return entry == null ? Digests.sha256(read(path)) : entry.sha256();
  }

  private static byte @Nullable [] resource(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
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
}
