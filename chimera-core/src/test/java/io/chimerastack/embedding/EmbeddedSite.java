package io.chimerastack.embedding;

import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.CreateRequest;
import io.chimerastack.core.Preview;
import io.chimerastack.core.Project;
import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.plan.ConflictException;
import io.chimerastack.core.plan.ConflictPolicy;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The code that {@code docs/how-to/embed-chimera.md} shows; a test keeps the two equal. */
final class EmbeddedSite {
  private EmbeddedSite() {}

  // sample: build
  static Chimera chimera(Path home, Path templates, Consumer<String> notes) {
    return Chimera.builder(home)
        .source(CatalogSource.directory(templates))
        .listener(event -> notes.accept(event.text()))
        .build();
  }

  // sample: create
  static Project create(Chimera chimera, Path parent, String name) {
    Blueprint blueprint = Blueprint.ofStack(name, "site/plain", "without", Blueprint.LOOPBACK);
    return chimera.create(CreateRequest.of(parent, blueprint));
  }

  // sample: apply
  static Preview update(Chimera chimera, Path project) {
    Preview preview = chimera.diff(project);
    if (preview.plan().isEmpty()) {
      return preview;
    }
    try {
      return chimera.apply(project, ApplyRequest.careful());
    } catch (ConflictException e) {
      // nothing was written; e.problems() says where an edit and a change overlap
      return chimera.apply(project, new ApplyRequest(ConflictPolicy.MARKERS, false));
    }
  }

  // sample: end
}
