package io.chimerastack.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written reads back as the same values. */
class YamlWriterProperties {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "0",
          "7",
          "x",
          "e",
          "_",
          "-",
          ".",
          ":",
          " ",
          "#",
          "'",
          "\"",
          "\\",
          "\n",
          "\t",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "?",
          "~",
          "<<",
          "=",
          "$",
          "${X}",
          "é",
          "日",
          "😀",
          "\u0085",
          "\u2028",
          "\u00a0",
          "\ufeff",
          "\u0007",
          "\r",
          "---",
          "...",
          "yes",
          "null",
          "1e3",
          "0x",
          "0o14",
          "22:22",
          "2026-01-01",
          ".inf",
          "- ",
          ": ",
          " #",
          "? ",
          "\n\n",
          "  ");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenAnyDocument_whenWrittenAndRead_thenItIsTheSame(long seed) {
    Random random = new Random(seed);
    Map<String, @Nullable Object> document = map(random, 0);

    String text = YamlWriter.builder().build().write(document);

    assertThat(YamlDocument.parse(text, "written.yaml").toPlain()).as(text).isEqualTo(document);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenCommentsAndBlankLines_whenWrittenAndRead_thenTheValuesAreTheSame(long seed) {
    Random random = new Random(seed);
    Map<String, @Nullable Object> document = map(random, 0);
    YamlWriter.Builder writer =
        YamlWriter.builder().header("first: line\n\n# third").blankLines("");
    List<String> pointers = new ArrayList<>();
    collect(document, "", pointers);
    for (String pointer : pointers) {
      if (random.nextInt(3) == 0) {
        writer.comment(pointer, random.nextBoolean() ? "one: line" : "two\nlines\n\nand a gap");
      }
      if (random.nextInt(4) == 0) {
        writer.blankLines(pointer);
      }
    }

    String text = writer.build().write(document);

    assertThat(YamlDocument.parse(text, "written.yaml").toPlain()).as(text).isEqualTo(document);
    assertThat(text).startsWith("# first: line\n#\n# # third\n\n");
  }

  private static void collect(@Nullable Object value, String pointer, List<String> pointers) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, child) -> {
            String here = YamlPointer.child(pointer, key);
            pointers.add(here);
            collect(child, here, pointers);
          });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), YamlPointer.child(pointer, i), pointers);
      }
    }
  }

  private static Map<String, @Nullable Object> map(Random random, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(text(random), value(random, depth + 1));
    }
    return map;
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextBoolean() ? random.nextLong() : random.nextInt(100_000) - 500L;
      case 3 ->
          random.nextInt(8) == 0
              ? List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
                  .get(random.nextInt(4))
              : Double.longBitsToDouble(random.nextLong());
      case 4, 5 -> text(random);
      case 6 -> list(random, depth);
      default -> map(random, depth);
    };
  }

  private static List<@Nullable Object> list(Random random, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, depth + 1));
    }
    return list;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
