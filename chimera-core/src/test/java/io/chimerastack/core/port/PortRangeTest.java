package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chimerastack.model.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRangeTest {
  @Test
  void givenText_whenParsing_thenBothEndsAreIncluded() {
    PortRange range = PortRange.parse("8000-8999");

    assertThat(range).isEqualTo(PortRange.of(8000, 8999));
    assertThat(range.size()).isEqualTo(1000);
    assertThat(range.contains(new Port(8000))).isTrue();
    assertThat(range.contains(new Port(8999))).isTrue();
    assertThat(range.contains(new Port(7999))).isFalse();
    assertThat(range.contains(new Port(9000))).isFalse();
    assertThat(PortRange.parse(range.toString())).isEqualTo(range);
  }

  @Test
  void givenOnePort_whenParsing_thenTheRangeHasOne() {
    assertThat(PortRange.parse("65535 - 65535").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "8000", "8000-", "-8999", "a-b", "8000-8999-9000", "8000..8999", "1-999999"})
  void givenOtherText_whenParsing_thenSaysWhatBelongsThere(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortRange.parse(text))
        .withMessageContaining("first-last");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000-8000", "0-10", "60000-70000"})
  void givenImpossibleEnds_whenParsing_thenRefuses(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortRange.parse(text));
  }
}
