package io.chimerastack.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> STACKS =
      List.of(
          "backend/node-api", "backend/php-web", "fullstack/react-php", "frontend/react-static");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backend/php-wbe       | backend/php-web",
        "stacks/backend/php-we | backend/php-web",
        "php-web               | backend/php-web",
        "react                 | fullstack/react-php, frontend/react-static",
        "zzz                   | ''"
      })
  void givenMistypedName_whenLookedFor_thenOnlyTheNearAreNamed(String given, String near) {
    assertThat(String.join(", ", Suggestions.nearest(given, STACKS))).isEqualTo(near);
  }
}
