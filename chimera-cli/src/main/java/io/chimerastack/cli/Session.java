package io.chimerastack.cli;

import io.chimerastack.cli.view.ProgressView;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.docker.ContainerEngine;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the {@link Chimera} that a command calls, from what the command line said. */
final class Session {
  private Session() {}

  /** Returns core as {@link #chimera(Surroundings, CommonOptions)}, with a catalog read ahead. */
  static Chimera chimera(Surroundings surroundings, CommonOptions options, HeadStart headStart) {
    return options.templates.isEmpty()
        ? builder(surroundings, options).catalog(headStart.catalog()).build()
        : chimera(surroundings, options);
  }

  /** Returns core with the user's home, the built-in catalog and the {@code --templates} given. */
  static Chimera chimera(Surroundings surroundings, CommonOptions options) {
    Path directory = options.directory(surroundings);
    if (options.directory != null && !Files.isDirectory(directory)) {
      throw new UsageException(
          "there is no such directory", directory.toString(), "name an existing one with -C DIR");
    }
    Chimera.Builder builder =
        builder(surroundings, options)
            .source(CatalogSource.classpath(Session.class.getClassLoader()));
    for (Path templates : options.templates) {
      builder.source(CatalogSource.directory(directory.resolve(templates)));
    }
    return builder.build();
  }

  private static Chimera.Builder builder(Surroundings surroundings, CommonOptions options) {
    return Chimera.builder(surroundings.home())
        .engine(ContainerEngine.docker())
        .listener(
            new ProgressView(
                surroundings.err(),
                surroundings.errPalette(options.noColor),
                options.quiet,
                options.verbose()));
  }
}
