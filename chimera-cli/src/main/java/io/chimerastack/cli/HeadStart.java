package io.chimerastack.cli;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.render.Renderer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Reads the built-in catalog and sets the template engine up on another thread, while this one
 * parses the command line: a cold virtual machine does both in the time of one.
 */
final class HeadStart {
  private final CompletableFuture<Catalog> catalog = new CompletableFuture<>();

  private HeadStart() {}

  /** Begins; never fails. */
  static HeadStart begin() {
    HeadStart headStart = new HeadStart();
    Thread thread = new Thread(headStart::run, "chimera-head-start");
    thread.setDaemon(true);
    thread.start();
    return headStart;
  }

  /**
   * Returns the built-in catalog; waits for it if it must.
   *
   * @throws ChimeraException if it cannot be read
   */
  Catalog catalog() {
    try {
      return catalog.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ChimeraException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private void run() {
    try {
      Catalog builtIn =
          Catalog.of(List.of(CatalogSource.classpath(HeadStart.class.getClassLoader())));
      catalog.complete(builtIn);
      builtIn.defaults().forEach(builtIn::component);
      new Renderer().warm();
    } catch (RuntimeException | Error e) {
      // whoever needs the catalog is told; what was only prepared fails again where it is used
      catalog.completeExceptionally(e);
    }
  }
}
