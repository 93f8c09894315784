package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.cli.StackQuestions.Answer;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The three questions, on a terminal made of two pipes. */
@Timeout(60)
class StackQuestionsTest {
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";

  @TempDir Path root;

  /** What was answered, and what stood on the screen. */
  private record Talk(Optional<Answer> answer, String screen) {}

  private Talk talk(boolean pack, String variant, String typed) throws IOException {
    List<CatalogSource> sources = new ArrayList<>();
    sources.add(CatalogSource.classpath(StackQuestionsTest.class.getClassLoader()));
    if (pack) {
      sources.add(CatalogSource.directory(TemplatePack.in(root.resolve("pack")).root()));
    }
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    byte[] keys = typed.getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
        new DumbTerminal(
            "test", "dumb", new ByteArrayInputStream(keys), screen, StandardCharsets.UTF_8)) {
      Optional<Answer> answer = new StackQuestions(Catalog.of(sources), variant).ask(terminal);
      terminal.flush();
      return new Talk(answer, screen.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void givenSeveralCategories_whenAsked_thenCategoryTemplateVariant() throws IOException {
    Talk talk = talk(true, null, "backend\nbackend/php-web\n3\n");

    assertThat(talk.answer()).contains(new Answer("backend/php-web", "postgresql"));
    assertThat(talk.screen())
        .containsSubsequence(
            "Which category?",
            "backend",
            "extra",
            "Which template?",
            "backend/php-web",
            "Which database?",
            "(default)");
  }

  @Test
  void givenCategoryWithOneTemplate_whenAsked_thenTheTemplateIsNot() throws IOException {
    Talk talk = talk(false, null, "frontend\n");

    assertThat(talk.answer()).contains(new Answer("frontend/react-static", ""));
    assertThat(talk.screen()).doesNotContain("Which template?", "Which database?");
  }

  @Test
  void givenEmptyLine_whenAsked_thenTheDefault() throws IOException {
    assertThat(talk(false, null, "\n\n\n").answer())
        .contains(new Answer("backend/node-api", "mysql"));
  }

  @Test
  void givenStackWithoutVariants_whenAsked_thenNoneIsChosen() throws IOException {
    Talk talk = talk(true, null, "extra\n");

    assertThat(talk.answer()).contains(new Answer("extra/tiny", ""));
    assertThat(talk.screen()).doesNotContain("Which database?");
  }

  @Test
  void givenVariantOnTheCommandLine_whenAsked_thenItIsNotAskedFor() throws IOException {
    Talk talk = talk(true, "postgresql", "1\n2\n");

    assertThat(talk.answer()).contains(new Answer("backend/php-web", "postgresql"));
    assertThat(talk.screen()).doesNotContain("Which database?");
  }

  @Test
  void givenNonsense_whenAsked_thenItIsAskedAgain() throws IOException {
    Talk talk = talk(false, null, "9\nnope\nf\nback\n2\npost\n");

    assertThat(talk.answer()).contains(new Answer("backend/php-web", "postgresql"));
    assertThat(talk.screen().split("Type a number from 1 to 3, or a name", -1)).hasSize(4);
  }

  @Test
  void givenGivingUp_whenAsked_thenNoAnswer() throws IOException {
    assertThat(talk(false, null, CTRL_D).answer()).isEmpty();
    assertThat(talk(true, null, "backend\n" + CTRL_D).answer()).isEmpty();
    assertThat(talk(false, null, "").answer()).as("the input ends").isEmpty();
  }

  @Test
  void givenYesOrNo_whenConfirming_thenOnlyYesIsYes() throws IOException {
    assertThat(confirm("y\n")).isTrue();
    assertThat(confirm("YES\n")).isTrue();
    assertThat(confirm("\n")).isFalse();
    assertThat(confirm("no\n")).isFalse();
    assertThat(confirm("yep\n")).isFalse();
    assertThat(confirm(CTRL_D)).isFalse();
    assertThat(confirm(CTRL_C)).isFalse();
  }

  private static boolean confirm(String typed) throws IOException {
    byte[] keys = typed.getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
        new DumbTerminal(
            "test",
            "dumb",
            new ByteArrayInputStream(keys),
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8)) {
      return new Questions(terminal).confirm("Delete it?");
    }
  }
}
