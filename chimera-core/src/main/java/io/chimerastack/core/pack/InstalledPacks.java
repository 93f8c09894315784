package io.chimerastack.core.pack;

import io.chimerastack.core.catalog.CatalogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The packs that are installed in Chimera's home, {@code templates/<name>/}. Every command sees
 * them, so finding out that there are none costs one look at a directory.
 */
public final class InstalledPacks {
  private static final String FOLDER = "templates";

  private final Path directory;

  private InstalledPacks(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns the packs of a home.
   *
   * @param home Chimera's home, such as {@code ~/.chimera}
   */
  public static InstalledPacks in(Path home) {
    return new InstalledPacks(home.resolve(FOLDER));
  }

  /** Returns the directory that holds the packs; it may not be there. */
  public Path directory() {
    return directory;
  }

  /**
   * Returns the packs as sources of a catalog, by name. They are as untrusted as any directory.
   *
   * @throws io.chimerastack.core.catalog.ManifestException if one cannot be read
   */
  public List<CatalogSource> sources() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<CatalogSource> sources = new ArrayList<>();
    for (String name : names()) {
      sources.add(new Installed(CatalogSource.directory(directory.resolve(name)), name));
    }
    return List.copyOf(sources);
  }

  /**
   * Returns the packs that can be used beside one that is being worked on: all but those that have
   * a component or stack of it, which are other versions of it.
   *
   * @param pack the directory of the one being worked on
   */
  public List<CatalogSource> beside(Path pack) {
    return sources().stream()
        .filter(
            source ->
                source.paths().stream()
                    .noneMatch(
                        path ->
                            path.endsWith("/template.yaml") && Files.exists(pack.resolve(path))))
        .toList();
  }

  /** Returns the names of the packs, sorted; what is hidden is work in progress. */
  List<String> names() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw PackException.failed(
          "the installed packs cannot be listed: " + e.getMessage(),
          directory.toString(),
          "check its permissions",
          e);
    }
  }

  /** A directory that knows the name under which it is installed. */
  private record Installed(CatalogSource source, String name) implements CatalogSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Optional<String> pack() {
      return Optional.of(name);
    }

    @Override
    public boolean trusted() {
      return source.trusted();
    }

    @Override
    public SortedSet<String> paths() {
      return source.paths();
    }

    @Override
    public byte[] read(String path) {
      return source.read(path);
    }
  }
}
