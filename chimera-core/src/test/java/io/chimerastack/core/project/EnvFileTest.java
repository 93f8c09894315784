package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  private static final EnvEntry WEB_PORT =
      new EnvEntry("WEB_PORT", "", EnvEntry.Source.PORT, "The proxy", "proxy", "proxy");
  private static final EnvEntry DB_PORT =
      new EnvEntry("DB_PORT", "", EnvEntry.Source.PORT, "SQL", "database", "database");
  private static final EnvEntry DB_NAME =
      new EnvEntry(
          "DB_DATABASE", "app", EnvEntry.Source.DEFAULT, "Its database", "database", "database");
  private static final EnvEntry DB_PASSWORD =
      new EnvEntry(
          "DB_PASSWORD", "", EnvEntry.Source.SECRET, "Its password", "database", "database");

  /** The expected values are what {@code docker compose config --environment} 2.40 prints. */
  @Test
  void givenEverySyntaxOfCompose_whenRead_thenTheValuesThatComposeSees() {
    EnvFile env =
        EnvFile.parse(
            """
            # a comment
            PLAIN=value
            SPACED = value
            export EXPORTED=value
            YAML: value
            EMPTY=
            INLINE=value # comment
            HASH=va#lue
            SINGLE='$PLAIN "x" # no comment'
            DOUBLE="a\\tb\\n$PLAIN \\$PLAIN"   # comment
            MANY="first
            second"
            QUOTES='it\\'s'
            EXPANDED=${PLAIN}-${NONE:-default}-$PLAIN-${NONE}-${EMPTY-there}${EMPTY:-empty}
            DOLLAR=a$$b
            EXPORT=no keyword
            ONLY_A_KEY
            with.dot-and_more=1
            COMMENT_ONLY= # two
            TAB=v\t# no comment
            ESCAPES="a\\\\b \\q"
            RAW='a\\nb\\\\c'
            """,
            ".env");
    assertThat(env.values())
        .containsExactly(
            Map.entry("PLAIN", "value"),
            Map.entry("SPACED", "value"),
            Map.entry("EXPORTED", "value"),
            Map.entry("YAML", "value"),
            Map.entry("EMPTY", ""),
            Map.entry("INLINE", "value"),
            Map.entry("HASH", "va#lue"),
            Map.entry("SINGLE", "$PLAIN \"x\" # no comment"),
            Map.entry("DOUBLE", "a\tb\nvalue $PLAIN"),
            Map.entry("MANY", "first\nsecond"),
            Map.entry("QUOTES", "it's"),
            Map.entry("EXPANDED", "value-default-value--empty"),
            Map.entry("DOLLAR", "a$b"),
            Map.entry("EXPORT", "no keyword"),
            Map.entry("with.dot-and_more", "1"),
            Map.entry("COMMENT_ONLY", "# two"),
            Map.entry("TAB", "v\t# no comment"),
            Map.entry("ESCAPES", "a\\b \\q"),
            Map.entry("RAW", "a\\nb\\\\c"));
  }

  @Test
  void givenKeyTwice_whenRead_thenTheLastOneCounts_andThatOneChanges() {
    EnvFile env = EnvFile.parse("A=1\nB=2\nA=3\n", ".env");
    assertThat(env.value("A")).contains("3");
    assertThat(env.withValue("A", "4").text()).isEqualTo("A=1\nB=2\nA=4\n");
  }

  @Test
  void givenLineEndsOfWindows_whenChanged_thenTheyStay() {
    EnvFile env = EnvFile.parse("A=1\r\nB='two\r\nlines'\r\n", ".env");
    assertThat(env.value("A")).contains("1");
    assertThat(env.value("B")).contains("two\nlines");
    EnvFile changed = env.withValue("A", "7").with(List.of(DB_NAME), Map.of());
    String expected =
        """
        A=7
        B='two
        lines'

        # --- database ---
        # Its database
        DB_DATABASE=app
        """;
    assertThat(changed.text()).isEqualTo(expected.replace("\n", "\r\n"));
  }

  @Test
  void givenByteOrderMark_whenRead_thenTheFirstKeyIsFound() {
    assertThat(EnvFile.parse("\uFEFFA=1\n", ".env").value("A")).contains("1");
  }

  @Test
  void givenCommentAfterAValue_whenChanged_thenItStays() {
    assertThat(
            EnvFile.parse("export WEB_PORT = 8000  # mine\n", ".env").withValue("WEB_PORT", "8001"))
        .extracting(EnvFile::text)
        .isEqualTo("export WEB_PORT = 8001  # mine\n");
    assertThat(EnvFile.parse("A=\"x\" # mine\n", ".env").withValue("A", "a b").text())
        .isEqualTo("A='a b' # mine\n");
  }

  @Test
  void givenSameValue_whenSet_thenNotAByteChanges() {
    EnvFile env = EnvFile.parse("A='1'\n", ".env");
    assertThat(env.withValue("A", "1")).isSameAs(env);
  }

  @Test
  void givenNoLineEndAtTheEnd_whenAKeyIsAdded_thenItGetsItsOwnLine() {
    assertThat(EnvFile.parse("A=1", ".env").withValue("B", "2").text()).isEqualTo("A=1\nB=2\n");
  }

  @Test
  void givenUsersKeysAndValues_whenMissingKeysAreAdded_thenTheyStayAndTheNewOnesFollow() {
    EnvFile env = EnvFile.parse("# mine\nMY_KEY=1\nDB_DATABASE=shop\n", ".env");
    EnvFile merged =
        env.with(
            List.of(WEB_PORT, DB_PORT, DB_NAME, DB_PASSWORD),
            Map.of("WEB_PORT", "8000", "DB_PORT", "3306", "DB_PASSWORD", "s3cret"));
    assertThat(merged.text())
        .isEqualTo(
            """
            # mine
            MY_KEY=1
            DB_DATABASE=shop

            # --- proxy ---
            # The proxy
            WEB_PORT=8000

            # --- database ---
            # SQL
            DB_PORT=3306
            # Its password
            DB_PASSWORD=s3cret
            """);
    assertThat(merged.with(List.of(WEB_PORT, DB_PORT), Map.of())).isSameAs(merged);
  }

  @Test
  void givenPorts_whenAskedFor_thenThoseOfTheProject_andABadOneIsAProblem() {
    EnvFile env = EnvFile.parse("WEB_PORT=8000\nDB_PORT=\nOTHER=99999\n", ".env");
    assertThat(env.ports(List.of(WEB_PORT, DB_PORT))).isEqualTo(Map.of("WEB_PORT", new Port(8000)));
    EnvFile bad = EnvFile.parse("\nWEB_PORT=http\nDB_PORT=70000\n", ".env");
    assertThatThrownBy(() -> bad.ports(List.of(WEB_PORT, DB_PORT)))
        .isInstanceOfSatisfying(
            ProjectException.class,
            e -> {
              assertThat(e.category()).isEqualTo(Category.INPUT);
              assertThat(e.problems())
                  .extracting(Problem::where)
                  .containsExactly(".env:2", ".env:3");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"A='open\n", "=value\n", "A B=1\n", "a!b=1\n", "A=\"x\n\n"})
  void givenWhatComposeRefuses_whenRead_thenProblemWithItsLine(String text) {
    assertThatThrownBy(() -> EnvFile.parse("OK=1\n" + text, ".env"))
        .isInstanceOf(ProjectException.class)
        .hasMessageStartingWith(".env:2: ");
  }

  @Test
  void givenSecrets_whenShownAsText_thenNoValueIsThere() {
    assertThat(EnvFile.parse("DB_PASSWORD=hunter2\n", ".env").toString())
        .contains("DB_PASSWORD")
        .doesNotContain("hunter2");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenRandomValues_whenWrittenAndRead_thenTheSameAndTheOtherLinesAreUntouched(long seed) {
    Random random = new Random(seed);
    String alphabet = "abcXYZ019_-./:@ '\"\\$#{}=\n\t~!%&*()é☃";
    for (int round = 0; round < 500; round++) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      EnvFile env = EnvFile.parse("# one\nA=1\nKEY=old # two\nexport Z='3'\n", ".env");
      EnvFile changed = env.withValue("KEY", value.toString()).withValue("NEW", value.toString());
      assertThat(changed.value("KEY")).contains(value.toString());
      assertThat(changed.value("NEW")).contains(value.toString());
      assertThat(changed.text()).startsWith("# one\nA=1\nKEY=").contains(" # two\nexport Z='3'\n");
    }
  }
}
