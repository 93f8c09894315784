package io.chimerastack.core.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedTreeTest {
  private static final RenderedFile FILE = RenderedFile.of("x\n");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "../a",
        "a/../b",
        "a/..",
        "./a",
        "a//b",
        "a/",
        "a\\b",
        "C:\\x",
        "con",
        "a/Aux.txt",
        "com1",
        "x.",
        "x ",
        "a\nb",
        "a\u0000b",
        "a*b",
        "a?b",
        "a|b",
        "\"a\"",
        "<a>"
      })
  void givenPathThatLeavesOrCannotStand_whenMade_thenRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> RenderedTree.of(Map.of(path, FILE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ".env.example", "a/b.c/d", "console/x", "Ünïcode.md", "a b.txt"})
  void givenPlainPath_whenMade_thenAccepted(String path) {
    assertThat(RenderedTree.of(Map.of(path, FILE)).file(path)).contains(FILE);
  }

  @Test
  void givenPathsThatClash_whenMade_thenRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenderedTree.of(Map.of("a/X", FILE, "A/x", FILE)))
        .withMessageContaining("only in case");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RenderedTree.of(Map.of("a", FILE, "A/b", FILE)))
        .withMessageContaining("a folder");
  }

  @Test
  void givenArrays_whenChangedOutside_thenFileStays() {
    byte[] bytes = {'#', '!', 'x'};
    RenderedFile file = RenderedFile.of(bytes);
    bytes[0] = 0;
    file.bytes()[1] = 0;
    assertThat(file.text()).isEqualTo("#!x");
    assertThat(file.executable()).isTrue();
    assertThat(file).isEqualTo(RenderedFile.of("#!x")).isNotEqualTo(file.withExecutable(false));
  }

  @Test
  void givenTrees_whenCompared_thenByContent() {
    RenderedTree tree = RenderedTree.of(Map.of("b", FILE, "a", FILE));
    assertThat(tree.paths()).containsExactly("a", "b");
    assertThat(RenderedTree.empty().with("a", FILE).with("b", RenderedFile.of("x\n")))
        .isEqualTo(tree)
        .hasSameHashCodeAs(tree);
  }
}
