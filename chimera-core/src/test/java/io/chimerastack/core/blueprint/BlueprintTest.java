package io.chimerastack.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
  private static final ProjectName BLOG = new ProjectName("blog");
  private static final ComponentId REDIS = new ComponentId("extra/redis");
  private static final ComponentId NETDATA = new ComponentId("extra/netdata");

  @Test
  void givenStack_whenWritten_thenOnlyWhatWasChosenStandsThere() {
    assertThat(Blueprint.ofStack("blog", "backend/php-web", "mysql", "127.0.0.1").toYaml())
        .isEqualTo(
            """
            # What this project is made of. Edit it, then run 'chimera apply';
            # 'chimera diff' shows first what would change. Commit this file.
            #
            # More keys:
            #   components: [extra/redis]   more parts, as a list of component ids
            #   address: 0.0.0.0            publish to other machines too, not only to this one

            version: 1
            name: blog
            stack: backend/php-web
            variant: mysql
            """);
  }

  @Test
  void givenEveryKey_whenWritten_thenItReadsBackEqual() {
    Blueprint blueprint =
        Blueprint.of(BLOG)
            .withStack("backend/php-web", "mysql")
            .withComponents(List.of(REDIS, NETDATA))
            .withAddress("0.0.0.0");

    assertThat(blueprint.toYaml())
        .endsWith(
            """
            components:
              - extra/netdata
              - extra/redis
            address: "0.0.0.0"
            """);
    assertThat(BlueprintReader.read(blueprint.toYaml(), "chimera.yaml"))
        .isEqualTo(blueprint)
        .hasSameHashCodeAs(blueprint)
        .hasToString("blog [backend/php-web mysql] [extra/netdata, extra/redis]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "no", "on", "null", "true", "e1", "x1e3"})
  void givenNameThatYamlMayMistake_whenWritten_thenItReadsBackEqual(String name) {
    Blueprint blueprint = Blueprint.of(new ProjectName(name));

    assertThat(BlueprintReader.read(blueprint.toYaml(), "chimera.yaml")).isEqualTo(blueprint);
  }

  @Test
  void givenComponentsInAnyOrderAndTwice_whenSet_thenTheyAreSortedAndOnce() {
    Blueprint blueprint = Blueprint.of(BLOG);

    assertThat(blueprint.withComponents(List.of(REDIS, NETDATA, REDIS)))
        .isEqualTo(blueprint.withComponents(List.of(NETDATA, REDIS)));
    assertThat(blueprint.withComponents(List.of(REDIS)).withComponents(List.of()))
        .isEqualTo(blueprint);
  }

  @Test
  void givenNoStack_whenVariantIsSet_thenItIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blueprint.of(BLOG).withStack("", "mysql"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "192.168.1.20", "::1", "::", "fe80::1"})
  void givenIpAddress_whenSet_thenItIsTaken(String address) {
    assertThat(Blueprint.of(BLOG).withAddress(address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "example.org", "1.2.3", "1.2.3.4:80", "fe80::1%eth0", "$(id)"})
  void givenOtherText_whenSetAsAddress_thenItIsRefused(String address) {
    assertThatIllegalArgumentException().isThrownBy(() -> Blueprint.of(BLOG).withAddress(address));
  }

  @Test
  void givenBadNameAndAddress_whenMadeFromTypedText_thenBothAreReported() {
    BlueprintException failure =
        catchThrowableOfType(
            BlueprintException.class,
            () -> Blueprint.ofStack("My App!", "backend/php-web", null, "localhost"));

    assertThat(failure.problems())
        .extracting(Problem::what)
        .containsExactly(
            "the project's name 'My App!' has illegal characters: 'M' ' ' 'A' '!'",
            "the address to publish on, 'localhost', is no IP address");
  }
}
