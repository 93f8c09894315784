package io.chimerastack.cli;

import io.chimerastack.cli.view.ProgressView;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.docker.ContainerEngine;
import io.chimerastack.core.pack.InstalledPacks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the {@link Chimera} that a command calls, from what the command line said. */
final class Session {
  private Session() {}

  /** Returns core as {@link #chimera(Surroundings, CommonOptions)}, with a catalog read ahead. */
  static Chimera chimera(Surroundings surroundings, CommonOptions options, HeadStart headStart) {
    return options.templates.isEmpty() && InstalledPacks.in(surroundings.home()).sources().isEmpty()
        ? builder(surroundings, options).catalog(headStart.catalog()).build()
        : chimera(surroundings, options);
  }

  /**
   * Returns core with the user's home, the built-in catalog, the installed packs and the {@code
   * --templates} given.
   */
  static Chimera chimera(Surroundings surroundings, CommonOptions options) {
    requireDirectory(surroundings, options);
    Chimera.Builder builder = builder(surroundings, options).source(builtIn());
    InstalledPacks.in(surroundings.home()).sources().forEach(builder::source);
    templates(surroundings, options).forEach(builder::source);
    return builder.build();
  }

  /** Returns the catalog that came with the program. */
  static CatalogSource builtIn() {
    return CatalogSource.classpath(Session.class.getClassLoader());
  }

  /**
   * Returns what a pack may use: the built-in catalog, the installed packs but for another version
   * of it, and the {@code --templates} given.
   */
  static List<CatalogSource> beside(Path pack, Surroundings surroundings, CommonOptions options) {
    List<CatalogSource> sources = new ArrayList<>(List.of(builtIn()));
    sources.addAll(InstalledPacks.in(surroundings.home()).beside(pack));
    sources.addAll(templates(surroundings, options));
    return List.copyOf(sources);
  }

  /** Returns who shows progress. */
  static ProgressView progress(Surroundings surroundings, CommonOptions options) {
    return new ProgressView(
        surroundings.err(),
        surroundings.errPalette(options.noColor),
        options.quiet,
        options.verbose());
  }

  /** Checks that the directory of {@code -C} is there. */
  static void requireDirectory(Surroundings surroundings, CommonOptions options) {
    Path directory = options.directory(surroundings);
    if (options.directory != null && !Files.isDirectory(directory)) {
      throw new UsageException(
          "there is no such directory", directory.toString(), "name an existing one with -C DIR");
    }
  }

  private static List<CatalogSource> templates(Surroundings surroundings, CommonOptions options) {
    Path directory = options.directory(surroundings);
    List<CatalogSource> sources = new ArrayList<>();
    for (Path templates : options.templates) {
      sources.add(CatalogSource.directory(directory.resolve(templates)));
    }
    return sources;
  }

  private static Chimera.Builder builder(Surroundings surroundings, CommonOptions options) {
    return Chimera.builder(surroundings.home())
        .engine(ContainerEngine.docker())
        .listener(progress(surroundings, options));
  }
}
