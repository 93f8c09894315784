package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import org.junit.jupiter.api.Test;

class PortRangesTest {
  private static final String SOUND =
      """
      database:
        mysql: 3306-3399
        postgresql: "5432-5632"
      admin:
        phpmyadmin: 8081-8180
      """;

  @Test
  void givenDocument_whenParsing_thenKeysAreRoleAndTechnology() {
    PortRanges ranges = PortRanges.parse(SOUND, "config/ports.yaml");

    assertThat(ranges.all())
        .containsOnlyKeys("admin/phpmyadmin", "database/mysql", "database/postgresql");
    assertThat(ranges.range("database/postgresql")).isEqualTo(PortRange.of(5432, 5632));
  }

  @Test
  void givenMissingEntry_whenAsking_thenNamesTheKeyTheNearestAndTheKnownKeys() {
    PortRanges ranges = PortRanges.parse(SOUND, "config/ports.yaml");

    PortException failure =
        catchThrowableOfType(PortException.class, () -> ranges.range("database/mariadb"));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).isEqualTo("there is no port range 'database/mariadb'");
              assertThat(problem.where()).isEqualTo("config/ports.yaml");
              assertThat(problem.fix())
                  .contains("database/mysql")
                  .endsWith("known: admin/phpmyadmin, database/mysql, database/postgresql");
            });
  }

  @Test
  void givenMalformedEntries_whenParsing_thenEachIsLocated() {
    PortException failure =
        catchThrowableOfType(
            PortException.class,
            () ->
                PortRanges.parse(
                    """
                    database:
                      mysql: 3306
                      mariadb: 3499-3400
                      postgresql: [5432, 5632]
                    admin: 8081-8180
                    Mail:
                      mailpit: 8025-8124
                    """,
                    "ports.yaml"));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .extracting(Problem::where)
        .containsExactly(
            "ports.yaml:2:10",
            "ports.yaml:3:12",
            "ports.yaml:4:15",
            "ports.yaml:5:8",
            "ports.yaml:6:1");
    assertThat(failure.problems().get(0).what()).startsWith("/database/mysql must be a port range");
  }

  @Test
  void givenListAtTheTop_whenParsing_thenRefuses() {
    PortException failure =
        catchThrowableOfType(PortException.class, () -> PortRanges.parse("- 1-2\n", "ports.yaml"));

    assertThat(failure.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("ports.yaml:1:1"));
  }
}
