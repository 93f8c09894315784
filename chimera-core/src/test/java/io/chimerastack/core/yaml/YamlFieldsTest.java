package io.chimerastack.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.problem.Problem;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {
  private final YamlProblems problems = new YamlProblems();

  private YamlFields fields(String text) {
    return YamlFields.of(YamlDocument.parse(text, "m.yaml"), problems);
  }

  @Test
  void givenRightValues_whenReading_thenTheyAreReturnedAndNothingIsReported() {
    YamlFields fields = fields("t: x\nn: 7\nf: false\nl: [a, b]\nm: {k: v}\nd: 5\n");

    assertThat(fields.text("t")).contains("x");
    assertThat(fields.integer("n", 1, 9)).contains(7);
    assertThat(fields.flag("f", true)).isFalse();
    assertThat(fields.flag("absent", true)).isTrue();
    assertThat(fields.values("l", String::toUpperCase)).containsExactly("A", "B");
    assertThat(fields.texts("m")).containsExactly(org.assertj.core.api.Assertions.entry("k", "v"));
    assertThat(fields.requiredInteger("d", 1, 5)).contains(5);
    fields.end();
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void givenWrongValues_whenReading_thenEveryOneIsReportedAtItsPlace() {
    YamlFields fields = fields("t: 9.10\nn: 99\nf: yes\nl: x\nm: [1]\nv: abc\n");

    fields.text("t");
    fields.integer("n", 1, 9);
    fields.flag("f", true);
    fields.values("l", text -> text);
    fields.texts("m");
    fields.value(
        "v",
        text -> {
          throw new IllegalArgumentException("bad " + text);
        });
    fields.requiredText("missing");

    assertThat(problems.problems())
        .containsExactly(
            new Problem(
                "/t must be text, got the number 9.10", "m.yaml:1:4", "put it in quotes: \"9.10\""),
            new Problem(
                "/n must be a whole number in 1..9, got the number 99",
                "m.yaml:2:4",
                "write a number in that range without quotes"),
            new Problem(
                "/f must be true or false, got the text 'yes'",
                "m.yaml:3:4",
                "write true or false without quotes"),
            new Problem(
                "/l must be a list, got the text 'x'",
                "m.yaml:4:4",
                "write one item per line after '- '"),
            new Problem("/m must be a map, got a list", "m.yaml:5:4", "write keys with values"),
            new Problem("/v is wrong: bad abc", "m.yaml:6:4", "correct the value"),
            new Problem("lacks the key 'missing'", "m.yaml:1:1", "add 'missing:'"));
  }

  @Test
  void givenUnknownKeys_whenEnding_thenTheNearestKnownOneIsNamed() {
    YamlFields fields = fields("tilte: x\nzzzzzz: 1\n");

    fields.text("title");
    fields.end();

    assertThat(problems.problems())
        .containsExactly(
            new Problem(
                "/tilte is an unknown key",
                "m.yaml:1:1",
                "did you mean 'title'? known keys: title"),
            new Problem("/zzzzzz is an unknown key", "m.yaml:2:1", "known keys: title"));
  }

  @Test
  void givenControlCharacters_whenReporting_thenTheyAreShownNotSent() {
    fields("\"a\\e[2Jb\": 1\n").end();

    assertThat(problems.problems())
        .singleElement()
        .extracting(Problem::what)
        .isEqualTo("/a\ufffd[2Jb is an unknown key");
  }
}
