package io.chimerastack.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
  private static String write(Object value) {
    return YamlWriter.builder().build().write(Map.of("k", value));
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  @Test
  void givenHeaderCommentsAndBlankLines_whenWriting_thenTheDocumentReadsWell() {
    Map<String, Object> document =
        map(
            "name", "blog",
            "services",
                map(
                    "proxy",
                    map("image", "nginx:1.29", "ports", List.of("127.0.0.1:8000:80")),
                    "database",
                    map("image", "mysql:9.4", "command", List.of("mysqld", "--skip-name-resolve"))),
            "volumes", map("data", null, "none", Map.of()),
            "list", List.of());

    String text =
        YamlWriter.builder()
            .header("Written by chimera.\nEdit chimera.yaml instead.")
            .blankLines("")
            .blankLines("/services")
            .comment("/services/proxy", "The one entry.")
            .comment("/services/database", "Keeps the data.\nOn a volume.")
            .comment("/volumes/data", "Named")
            .build()
            .write(document);

    assertThat(text)
        .isEqualTo(
            """
            # Written by chimera.
            # Edit chimera.yaml instead.

            name: blog

            services:
              # The one entry.
              proxy:
                image: nginx:1.29
                ports:
                  - "127.0.0.1:8000:80"

              # Keeps the data.
              # On a volume.
              database:
                image: mysql:9.4
                command:
                  - mysqld
                  - --skip-name-resolve

            volumes:
              # Named
              data:
              none: {}

            list: []
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "N",
        "true",
        "False",
        "null",
        "~",
        "",
        "22:22",
        "014",
        "0o7",
        "1e3",
        "1_000",
        "3.10",
        "1.0.0",
        ".5",
        "-1",
        "+1",
        "0x1F",
        "0b101",
        "190:20:30",
        ".inf",
        "-.INF",
        ".NaN",
        "2026-11-23",
        "2026-11-23T10:00:00Z",
        "<<",
        "=",
        "# x",
        "a: b",
        "a #b",
        "a:",
        " a",
        "a ",
        "- a",
        "-",
        "? a",
        ": a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "a\tb",
        "127.0.0.1",
        "8080:80",
        "8.3.1:${X}",
        "a\u2028b",
        "a\u0085b",
        "\ufeff"
      })
  void givenTextThatSomeReaderWouldMisread_whenWriting_thenItIsQuoted(String text) {
    assertThat(write(text)).matches("(?s)k: [\"'].*[\"']\n");
    assertThat(YamlDocument.parse(write(text), "x").toPlain()).isEqualTo(Map.of("k", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blog", "a-b", "/var/www", "./backend:/app", "mysql:9.4", "${DB_PORT}", "--watch", "-v",
        "a#b", "a:b", "mysql://u:${P}@h:3306/d", "30s", "8.4-fpm", "unless-stopped", "it's", "a, b",
        "yesterday", "nullable", "größe", "日本", "😀", "http://127.0.0.1:8000/", "a [b]", "x=y"
      })
  void givenTextThatNobodyMisreads_whenWriting_thenItIsPlain(String text) {
    assertThat(write(text)).isEqualTo("k: " + text + "\n");
  }

  @Test
  void givenQuotesInText_whenWriting_thenTheOtherQuotesAreUsed() {
    assertThat(write("{\"a\": 1}")).isEqualTo("k: '{\"a\": 1}'\n");
    assertThat(write("a: b's")).isEqualTo("k: \"a: b's\"\n");
  }

  @Test
  void givenLines_whenWriting_thenTheyAreABlock() {
    assertThat(write("a\n  b\n")).isEqualTo("k: |\n  a\n    b\n");
    assertThat(write("a\nb")).isEqualTo("k: |-\n  a\n  b\n");
  }

  @Test
  void givenNumbers_whenWriting_thenEveryReaderSeesNumbers() {
    assertThat(write(1e10)).isEqualTo("k: 1.0E+10\n");
    assertThat(write(80)).isEqualTo("k: 80\n");
    assertThat(write(true)).isEqualTo("k: true\n");
  }

  @Test
  void givenLineEndsInAComment_whenWriting_thenNothingEscapesTheComment() {
    String text =
        YamlWriter.builder()
            .header("a\u2028x: 1\u0085y: 2\rz: 3")
            .comment("/k", "b\u0085evil: true\u0007")
            .build()
            .write(Map.of("k", "v"));

    assertThat(text).isEqualTo("# a\n# x: 1\n# y: 2\n# z: 3\n\n# b\n# evil: true\nk: v\n");
  }

  @Test
  void givenAValueOfAnotherType_whenWriting_thenItIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> write(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/k/0");
  }

  @Test
  void givenTheSameListTwice_whenWriting_thenNoAliasIsWritten() {
    List<String> shared = List.of("a");

    assertThat(YamlWriter.builder().build().write(map("a", shared, "b", shared)))
        .isEqualTo("a:\n  - a\nb:\n  - a\n");
  }
}
