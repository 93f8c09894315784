package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockfileTest {
  private static final Lockfile LOCKFILE =
      Lockfile.of(
          new Lockfile.Locked("backend/php-web", "1.0.0", "00ff"),
          List.of(
              new Lockfile.Locked("core/proxy", "1.10", "1e5"),
              new Lockfile.Locked("backend/php", "1.0.0", "0123")),
          RenderedTree.of(Map.of("b", RenderedFile.of("b\n"), "a/c", RenderedFile.of(""))));

  @Test
  void givenLockfile_whenWritten_thenOrderedYamlWhoseTextStaysText() {
    assertThat(LOCKFILE.toYaml())
        .isEqualTo(
            """
            # Written by Chimera: what this project was made from. Commit it; do not edit it.

            version: 1

            stack:
              id: backend/php-web
              version: "1.0.0"
              digest: 00ff

            components:
              - id: backend/php
                version: "1.0.0"
                digest: "0123"
              - id: core/proxy
                version: "1.10"
                digest: "1e5"

            files:
              a/c: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
              b: 0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f
            """);
  }

  @Test
  void givenLockfile_whenWrittenAndRead_thenTheSame() {
    assertThat(Lockfile.parse(LOCKFILE.toYaml(), "chimera.lock")).isEqualTo(LOCKFILE);
    Lockfile without = new Lockfile(null, LOCKFILE.components(), LOCKFILE.files());
    assertThat(Lockfile.parse(without.toYaml(), "chimera.lock")).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "version: [",
        "version: 2\n",
        "version: x\n",
        "version: 1\nversion: 1\n",
        "version: 1\nunknown: 1\n",
        "version: 1\ncomponents:\n  - id: a\n",
        "version: 1\nfiles:\n  - a\n",
        "<<<<<<< HEAD\nversion: 1\n=======\nversion: 1\n>>>>>>> main\n"
      })
  void givenGarbledLockfile_whenRead_thenProblemOfInput(String text) {
    assertThatThrownBy(() -> Lockfile.parse(text, "chimera.lock"))
        .isInstanceOfSatisfying(
            ChimeraException.class,
            e -> {
              assertThat(e.category()).isEqualTo(Category.INPUT);
              assertThat(e.problems().get(0).where()).startsWith("chimera.lock");
              assertThat(e.problems().get(0).fix()).isNotEmpty();
            });
  }
}
