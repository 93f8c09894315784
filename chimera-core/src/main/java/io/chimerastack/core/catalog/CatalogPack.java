package io.chimerastack.core.catalog;

import io.chimerastack.core.yaml.YamlArchive;
import io.chimerastack.core.yaml.YamlNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A catalog as it lies in a jar: the list of its files, their contents in one piece, and its YAML
 * documents parsed already. A jar cannot list folders, and opening a hundred small entries or
 * parsing the manifests takes longer than all that is done with them.
 */
public final class CatalogPack {
  /** The resource that every class path with a catalog has. */
  public static final String INDEX = "META-INF/chimera/catalog.index";

  static final String CONTENT = "META-INF/chimera/catalog.content";
  static final String DOCUMENTS = "META-INF/chimera/catalog.documents";

  private CatalogPack() {}

  /**
   * Packs a catalog.
   *
   * @return the resources by name; the same catalog always gives the same
   * @throws ManifestException if a file cannot be read
   * @throws io.chimerastack.core.yaml.YamlException if a document is no YAML
   */
  public static SortedMap<String, byte[]> resources(CatalogSource source) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    SortedMap<String, YamlNode> documents = new TreeMap<>();
    for (String path : source.paths()) {
      content.writeBytes(source.read(path));
      if (isDocument(path)) {
        documents.put(path, source.yaml(path));
      }
    }
    SortedMap<String, byte[]> resources = new TreeMap<>();
    resources.put(INDEX, CatalogIndex.of(source).toString().getBytes(StandardCharsets.UTF_8));
    resources.put(CONTENT, content.toByteArray());
    resources.put(DOCUMENTS, YamlArchive.write(documents));
    return resources;
  }

  /** Tells whether a file is one that the catalog itself reads. */
  private static boolean isDocument(String path) {
    return path.endsWith("/" + Folder.MANIFEST)
        || (path.startsWith("config/") && path.endsWith(".yaml"));
  }
}
