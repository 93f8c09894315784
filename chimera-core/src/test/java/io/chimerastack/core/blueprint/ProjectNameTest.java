package io.chimerastack.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "blog", "my-app", "x9", "a--b", "con-app", "com", "console"})
  void givenLegalName_whenChecked_thenNothingIsWrong(String name) {
    assertThat(ProjectName.check(name, "")).isEmpty();
    assertThat(ProjectName.parse(name, "").value()).isEqualTo(name);
    assertThat(ProjectName.suggest(name)).isEqualTo(name);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | the project's name is empty                                       | my-app
          '  '            | the project's name is empty                                       | my-app
          ../x            | the project's name '../x' is a path                               | x
          a/b             | the project's name 'a/b' is a path                                | a-b
          a\\b             | the project's name 'a\\b' is a path                                | a-b
          .               | the project's name '.' is a path                                  | my-app
          My App!         | the project's name 'My App!' has illegal characters: 'M' ' ' 'A' '!' | my-app
          con             | the project's name 'con' is reserved on Windows                   | con-app
          COM1            | the project's name 'COM1' is reserved on Windows                  | com1-app
          -rf             | the project's name '-rf' starts with a dash, like an option       | rf
          web-            | the project's name 'web-' ends with a dash                        | web
          9lives          | the project's name '9lives' does not start with a letter          | app-9lives
          🚀              | the project's name '🚀' has illegal characters: '🚀'              | my-app
          Café Ünlü       | the project's name 'Café Ünlü' has illegal characters: 'C' 'é' ' ' 'Ü' 'ü' | cafe-unlu
          ${7*7}          | the project's name '${7*7}' has illegal characters: '$' '{' '*' '}' | app-7-7
          [=1+1]          | the project's name '[=1+1]' has illegal characters: '[' '=' '+' ']' | app-1-1
          $(id)           | the project's name '$(id)' has illegal characters: '$' '(' ')'    | id
          <b onmouseover=alert(1)> | the project's name '<b onmouseover=alert(1)>' has illegal characters: '<' ' ' '=' '(' ')' '>' | b-onmouseover-alert-1
          """)
  void givenIllegalName_whenChecked_thenItSaysWhyAndNamesALegalOne(
      String name, String what, String suggestion) {
    assertThat(ProjectName.check(name, "chimera.yaml:2:7"))
        .contains(
            new Problem(
                what,
                "chimera.yaml:2:7",
                "use 1 to 40 of a-z 0-9 -, starting with a letter, such as '" + suggestion + "'"));
  }

  @Test
  void givenInvisibleCharacters_whenChecked_thenTheyAreShownEscaped() {
    assertThat(ProjectName.check("a\nb", "").orElseThrow().what())
        .isEqualTo("the project's name 'a\\u000Ab' has characters that cannot be seen");
    assertThat(ProjectName.check("a\u001b[31mb", "").orElseThrow().what())
        .contains("a\\u001B[31mb");
    assertThat(ProjectName.check("a\u202eb", "").orElseThrow().what()).contains("a\\u202Eb");
    assertThat(ProjectName.check("a\ud800", "").orElseThrow().what()).contains("a\\uD800");
  }

  @Test
  void givenThreeHundredCharacters_whenChecked_thenTheMessageStaysShort() {
    Problem problem = ProjectName.check("x".repeat(300), "").orElseThrow();

    assertThat(problem.what())
        .isEqualTo(
            "the project's name '%s...' is too long: 300 of 40 characters"
                .formatted("x".repeat(60)));
    assertThat(problem.fix()).endsWith("such as '" + "x".repeat(40) + "'");
    assertThat(ProjectName.check("x".repeat(40), "")).isEmpty();
    assertThat(ProjectName.check("x".repeat(41), "")).isPresent();
  }

  @Test
  void givenIllegalName_whenParsed_thenItIsAProblemOfTheInput() {
    BlueprintException failure =
        catchThrowableOfType(BlueprintException.class, () -> ProjectName.parse("My App!", "NAME"));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems()).extracting(Problem::where).containsExactly("NAME");
    assertThatIllegalArgumentException().isThrownBy(() -> new ProjectName("My App!"));
  }

  @Test
  void givenName_whenAskedForIdentifier_thenDashesAreUnderscores() {
    assertThat(new ProjectName("my-app-2").identifier()).isEqualTo("my_app_2");
    assertThat(new ProjectName("my-app-2")).hasToString("my-app-2");
  }

  @Test
  void givenTurkishDefaultLocale_whenSuggesting_thenTheNameStaysTheSame() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(ProjectName.suggest("INVOICES")).isEqualTo("invoices");
      assertThat(ProjectName.check("PRIN", "").orElseThrow().fix()).endsWith("such as 'prin'");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givenRandomText_whenSuggesting_thenTheNameIsAlwaysLegal() {
    Random random = new Random(42);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.appendCodePoint(
            random.nextInt(4) == 0 ? random.nextInt(0x110000) : random.nextInt(128));
      }
      String suggestion = ProjectName.suggest(text.toString());
      assertThat(ProjectName.check(suggestion, "")).as("for '%s'", text).isEmpty();
    }
  }
}
