package io.chimerastack.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlArchiveTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "{}",
        "[]",
        "a: 1\nb: [1.5, .inf, true, False, null, ~, 'q', \"\\u2028\"]\n",
        "base: &b\n  x: {y: 0x1f}\n  z: 0o17\nmore:\n  <<: *b\n  list: [*b, -7]\n",
        "? key\n: |\n  several\n  lines\n'äöü €': ''\n"
      })
  void givenADocument_whenArchived_thenItReadsAsParsed(String text) {
    YamlNode parsed = YamlDocument.parse(text, "a.yaml");
    SortedMap<String, YamlNode> documents = new TreeMap<>();
    documents.put("one", parsed);

    YamlArchive archive = YamlArchive.of(YamlArchive.write(documents));

    assertThat(archive.document("two", "a.yaml")).isEmpty();
    assertThat(lines(archive.document("one", "a.yaml").orElseThrow())).isEqualTo(lines(parsed));
  }

  private static List<String> lines(YamlNode root) {
    List<String> lines = new ArrayList<>();
    collect(root, lines);
    return lines;
  }

  private static void collect(YamlNode node, List<String> lines) {
    lines.add(
        String.join(
            " | ",
            node.pointer(),
            node.where(),
            node.keyWhere(),
            node.kind().name(),
            node.raw(),
            node.describe(),
            String.valueOf(node.toPlain())));
    node.entries().values().forEach(child -> collect(child, lines));
    node.items().forEach(child -> collect(child, lines));
  }

  @Test
  void givenBytesOfAnotherVersion_whenOpened_thenTheyAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlArchive.of(new byte[] {0, 0, 0, 99}))
        .withMessageContaining("another version");
  }

  @Test
  void givenBytesThatEndEarly_whenOpened_thenTheyAreRefused() {
    byte[] bytes = YamlArchive.write(new TreeMap<>(Map.of("a", YamlDocument.parse("b: c", "a"))));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlArchive.of(Arrays.copyOf(bytes, bytes.length - 1)))
        .withMessageContaining("cut off");
  }
}
