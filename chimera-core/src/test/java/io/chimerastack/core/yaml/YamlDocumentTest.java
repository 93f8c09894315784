package io.chimerastack.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {
  private static YamlNode parse(String... lines) {
    return YamlDocument.parse(String.join("\n", lines) + "\n", "some.yaml");
  }

  private static List<Problem> problems(String text) {
    YamlException thrown =
        catchThrowableOfType(YamlException.class, () -> YamlDocument.parse(text, "some.yaml"));
    assertThat(thrown).as("must be refused: " + text).isNotNull();
    assertThat(thrown.category()).isEqualTo(Category.INPUT);
    return thrown.problems();
  }

  @Test
  void givenScalars_whenParsing_thenTheyAreThoseOfTheCoreSchema() {
    YamlNode root =
        parse(
            "yes: yes",
            "port: 22:22",
            "padded: 014",
            "octal: 0o14",
            "hex: 0xff",
            "nothing: ~",
            "empty:",
            "quoted: '12'",
            "flag: True",
            "real: 1.5",
            "variable: ${DB_PORT}",
            "big: 9223372036854775807");

    assertThat(root.toPlainMap())
        .containsEntry("yes", "yes")
        .containsEntry("port", "22:22")
        .containsEntry("padded", 14L)
        .containsEntry("octal", 12L)
        .containsEntry("hex", 255L)
        .containsEntry("nothing", null)
        .containsEntry("empty", null)
        .containsEntry("quoted", "12")
        .containsEntry("flag", true)
        .containsEntry("real", 1.5)
        .containsEntry("variable", "${DB_PORT}")
        .containsEntry("big", Long.MAX_VALUE);
  }

  @Test
  void givenNestedValues_whenAskingWhere_thenLineColumnAndPointerAreRight() {
    YamlNode root = parse("a:", "  b/c:", "    - x", "    - {y: 1}");

    YamlNode y = root.at("/a/b~1c/1/y").orElseThrow();

    assertThat(y.where()).isEqualTo("some.yaml:4:11");
    assertThat(y.keyWhere()).isEqualTo("some.yaml:4:8");
    assertThat(y.pointer()).isEqualTo("/a/b~1c/1/y");
    assertThat(root.at("/a/none")).isEmpty();
    assertThat(root.nearest("/a/none/deeper").pointer()).isEqualTo("/a");
    assertThat(root.pointer()).isEmpty();
  }

  @Test
  void givenMergeKeysAndAliases_whenParsing_thenTheyAreResolved() {
    YamlNode root =
        parse(
            "base: &base {a: 1, b: 2}",
            "more: &more {c: 3}",
            "one: {<<: *base, b: 5}",
            "all: {<<: [*base, *more]}",
            "same: *base");

    assertThat(root.child("one").orElseThrow().toPlain()).isEqualTo(Map.of("a", 1L, "b", 5L));
    assertThat(root.child("all").orElseThrow().toPlain())
        .isEqualTo(Map.of("a", 1L, "b", 2L, "c", 3L));
    assertThat(root.child("same").orElseThrow().toPlain()).isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void givenDuplicateKeys_whenParsing_thenAllAreReportedWithTheirPlaces() {
    List<Problem> problems = problems("a: 1\nb: {c: 1, 'c': 2}\na: 2\n");

    assertThat(problems)
        .extracting(Problem::where)
        .containsExactly("some.yaml:2:11", "some.yaml:3:1");
    assertThat(problems.get(1).what()).contains("duplicate key 'a'").contains("line 1");
  }

  @Test
  void givenDuplicateKeyBesideAMerge_whenParsing_thenItIsReported() {
    assertThat(problems("x: &x {a: 1}\ny: {<<: *x, b: 1, b: 2}\n"))
        .singleElement()
        .extracting(Problem::where)
        .isEqualTo("some.yaml:2:19");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1, 2", // not closed
        "a: b: c", // two values
        "\tx: 1", // a tab
        "a: *missing", // no such anchor
        "a: 1\n---\nb: 2", // two documents
        "a: !!binary aGVsbG8=", // a tag
        "a: !custom x",
        "a: !!int twelve",
        "a: 92233720368547758080", // too large
        "? [a, b]\n: 1", // no text
        "a: &a [*a]", // contains itself
        "a: &a {b: *a}",
        "a: &a {<<: *a}",
        "a: &a {b: {<<: *a}}",
        "<<: 1",
        "a: \"\\x\"",
      })
  void givenWhatIsNotAllowed_whenParsing_thenOneLocatedProblemIsReported(String text) {
    List<Problem> problems = problems(text);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).where()).matches("some\\.yaml:\\d+:\\d+");
    assertThat(problems.get(0).fix()).isNotBlank();
  }

  @Test
  void givenAControlCharacter_whenParsing_thenItsPlaceIsReported() {
    assertThat(problems("a: 1\nb: x\u0007y\n").get(0))
        .isEqualTo(
            new Problem(
                "the character U+0007 is not allowed in YAML",
                "some.yaml:2:5",
                "remove it, or write it escaped in double quotes"));
  }

  @Test
  void givenNestingBeyondTheLimit_whenParsing_thenItIsRefused() {
    String fits = "[".repeat(YamlDocument.MAX_DEPTH) + "]".repeat(YamlDocument.MAX_DEPTH);

    assertThat(YamlDocument.parse(fits, "some.yaml").kind()).isEqualTo(YamlNode.Kind.LIST);
    assertThat(problems("[" + fits + "]").get(0).what()).contains("deeper than 64");
    assertThat(problems("[".repeat(100_000)).get(0).what()).contains("deeper than 64");
  }

  @Test
  void givenAliasesBeyondTheLimit_whenParsing_thenTheyAreRefused() {
    StringBuilder text = new StringBuilder("a: &a [x]\nb:\n");
    text.append("  - *a\n".repeat(YamlDocument.MAX_ALIASES));

    assertThat(YamlDocument.parse(text.toString(), "some.yaml").entries()).hasSize(2);
    assertThat(problems(text + "  - *a\n").get(0).what()).contains("aliases");
  }

  @Test
  void givenAliasesThatMultiply_whenParsing_thenTheyAreRefusedQuickly() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThat(problems(text.toString()))
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .contains("250000 values"));
  }

  @Test
  void givenTooLargeADocument_whenParsing_thenItIsRefused() {
    byte[] bytes = new byte[YamlDocument.MAX_BYTES + 1];
    Arrays.fill(bytes, (byte) '#');

    YamlException thrown =
        catchThrowableOfType(YamlException.class, () -> YamlDocument.parse(bytes, "some.yaml"));

    assertThat(thrown).hasMessageContaining("larger than 1048576 bytes");
    assertThat(problems("#".repeat(YamlDocument.MAX_BYTES + 1))).hasSize(1);
  }

  @Test
  void givenBytesThatAreNoUtf8_whenParsing_thenTheyAreRefused() {
    byte[] latin = "a: é".getBytes(StandardCharsets.ISO_8859_1);

    YamlException thrown =
        catchThrowableOfType(YamlException.class, () -> YamlDocument.parse(latin, "some.yaml"));

    assertThat(thrown).hasMessageContaining("not UTF-8");
  }

  @Test
  void givenByteOrderMarkAndWindowsLineEnds_whenParsing_thenTheyDoNotMatter() {
    YamlNode root = YamlDocument.parse("\ufeffa: 1\r\nb: 2\r\n", "some.yaml");

    assertThat(root.toPlain()).isEqualTo(Map.of("a", 1L, "b", 2L));
    assertThat(root.child("b").orElseThrow().where()).isEqualTo("some.yaml:2:4");
  }

  @Test
  void givenAnEmptyDocument_whenParsing_thenItIsNothing() {
    assertThat(parse("").isNull()).isTrue();
    assertThat(parse("# only a comment").isNull()).isTrue();
    assertThat(parse("").where()).isEqualTo("some.yaml:1:1");
  }
}
