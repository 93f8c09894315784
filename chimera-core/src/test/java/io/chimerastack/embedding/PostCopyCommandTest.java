package io.chimerastack.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No command of a template is ever run, and none is passed over in silence. */
class PostCopyCommandTest {
  private final Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("/embedder");
  private final List<String> notes = new ArrayList<>();
  private Path templates;

  @BeforeEach
  void writeTemplates() throws IOException {
    templates = SiteTemplates.write(root.resolve("templates"));
    Files.createDirectories(root.resolve("projects"));
    Path manifest = templates.resolve("base/site/pages/template.yaml");
    Files.writeString(
        manifest, Files.readString(manifest) + "post_copy:\n  - command: [touch, owned]\n");
  }

  private Chimera chimera(boolean trusted) {
    CatalogSource outside = CatalogSource.directory(templates);
    return Chimera.builder(root.resolve("home"))
        .source(trusted ? new Trusted(outside) : outside)
        .listener(event -> notes.add(event.text()))
        .build();
  }

  @Test
  void givenATrustedCommand_whenCreating_thenTheUserIsToldThatItWasNotRun() throws IOException {
    Chimera chimera = chimera(true);

    Path directory = EmbeddedSite.create(chimera, root.resolve("projects"), "shop").directory();

    assertThat(notes)
        .containsExactly(
            "component 'site/pages' wants this run in site/, which Chimera did not do: touch owned");
    assertThat(directory.resolve("site/owned")).doesNotExist();

    notes.clear();
    chimera.apply(directory, ApplyRequest.careful());
    assertThat(notes).as("nothing changed").isEmpty();

    Path blueprint = directory.resolve("chimera.yaml");
    Files.writeString(blueprint, Files.readString(blueprint).replace("without", "redis"));
    chimera.apply(directory, ApplyRequest.careful());
    assertThat(notes).hasSize(1);
  }

  @Test
  void givenACommandFromOutside_whenCreating_thenItIsRefusedAndNothingIsWritten() {
    ChimeraException refusal =
        catchThrowableOfType(
            ChimeraException.class,
            () -> EmbeddedSite.create(chimera(false), root.resolve("projects"), "shop"));

    assertThat(refusal.category()).isEqualTo(Category.INPUT);
    assertThat(refusal.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("'site/pages'").contains("'touch owned'");
              assertThat(problem.where()).contains("base/site/pages/template.yaml:10:");
              assertThat(problem.fix()).contains("post_copy");
            });
    assertThat(root.resolve("projects")).isEmptyDirectory();
  }

  /** A catalog that an embedder vouches for. */
  private record Trusted(CatalogSource source) implements CatalogSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public boolean trusted() {
      return true;
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
