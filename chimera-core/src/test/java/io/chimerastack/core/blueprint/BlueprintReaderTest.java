package io.chimerastack.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlException;
import io.chimerastack.model.ComponentId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlueprintReaderTest {
  @Test
  void givenAllKeys_whenRead_thenTheBlueprintHasThem() {
    Blueprint blueprint =
        BlueprintReader.read(
            """
            version: 1
            name: blog
            stack: backend/php-web
            variant: mysql
            components: [extra/redis]
            address: 0.0.0.0
            """,
            "chimera.yaml");

    assertThat(blueprint.name()).hasToString("blog");
    assertThat(blueprint.stack()).contains("backend/php-web");
    assertThat(blueprint.variant()).contains("mysql");
    assertThat(blueprint.components()).containsExactly(new ComponentId("extra/redis"));
    assertThat(blueprint.address()).isEqualTo("0.0.0.0");
  }

  @Test
  void givenOnlyAName_whenRead_thenTheRestHasDefaults() {
    assertThat(BlueprintReader.read("version: 1\nname: blog\ncomponents: []\n", "chimera.yaml"))
        .isEqualTo(Blueprint.of(new ProjectName("blog")));
  }

  @Test
  void givenManyMistakes_whenRead_thenAllAreReportedWithTheirPlaces() {
    assertThat(
            problems(
                """
                version: 2
                name: My App!
                stack:
                variants: mysql
                components:
                  - extra/redis
                  - Redis
                  - 7
                address: localhost
                """))
        .extracting(Problem::where, Problem::what)
        .containsExactly(
            tuple("chimera.yaml:1:10", "/version is 2, but this Chimera reads version 1"),
            tuple(
                "chimera.yaml:2:7",
                "the project's name 'My App!' has illegal characters: 'M' ' ' 'A' '!'"),
            tuple("chimera.yaml:3:7", "/stack must be text, got nothing"),
            tuple(
                "chimera.yaml:7:5",
                "/components/1 is wrong: a component id is <group>/<name> of a-z 0-9 -, such as"
                    + " database/postgresql, got 'Redis'"),
            tuple("chimera.yaml:8:5", "/components/2 must be text, got the number 7"),
            tuple("chimera.yaml:9:10", "the address to publish on, 'localhost', is no IP address"),
            tuple("chimera.yaml:4:1", "/variants is an unknown key"));
  }

  @Test
  void givenUnknownKey_whenRead_thenTheNearestIsNamed() {
    assertThat(problems("version: 1\nname: blog\nstak: backend/php-web\n"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).startsWith("did you mean 'stack'?"));
  }

  @Test
  void givenVariantWithoutStack_whenRead_thenItIsRefused() {
    assertThat(problems("version: 1\nname: blog\nvariant: mysql\n"))
        .containsExactly(
            new Problem(
                "/variant is of no stack",
                "chimera.yaml:3:1",
                "name the stack, or drop the variant"));
  }

  @Test
  void givenEmptyText_whenRead_thenItIsNoBlueprint() {
    assertThat(problems("")).isNotEmpty();
    assertThat(problems("- a\n- b\n")).isNotEmpty();
    assertThat(problems("{}"))
        .extracting(Problem::what)
        .containsExactly("lacks the key 'version'", "lacks the key 'name'");
  }

  @Test
  void givenKeyTwice_whenRead_thenItIsRefused() {
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> BlueprintReader.read("version: 1\nname: a\nname: b\n", "chimera.yaml"))
        .withMessageContaining("chimera.yaml:3:1");
  }

  private static List<Problem> problems(String text) {
    BlueprintException failure =
        catchThrowableOfType(
            BlueprintException.class, () -> BlueprintReader.read(text, "chimera.yaml"));
    assertThat(failure).isNotNull();
    return failure.problems();
  }
}
