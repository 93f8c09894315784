package io.chimerastack.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvEntryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "app | app",
        "https://x.example/a?b | 'https://x.example/a?b'",
        "two words | 'two words'",
        "${X} #y | '${X} #y'",
        "it's $5 | \"it's \\$5\"",
        "back\\slash | \"back\\\\slash\""
      })
  void givenValue_whenQuoted_thenComposeReadsIt(String value, String quoted) {
    assertThat(EnvEntry.quoted(value)).isEqualTo(quoted);
  }
}
