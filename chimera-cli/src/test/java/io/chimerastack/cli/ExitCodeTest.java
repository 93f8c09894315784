package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.problem.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The exit codes that scripts rely on. */
class ExitCodeTest {
  @Test
  void givenEachCategory_whenMapped_thenItsCode() {
    Map<Category, Integer> codes = new EnumMap<>(Category.class);
    for (Category category : Category.values()) {
      codes.put(category, ExitCode.of(category));
    }

    assertThat(codes)
        .isEqualTo(
            Map.of(
                Category.FAILED, 1,
                Category.INPUT, 2,
                Category.CONFLICT, 3,
                Category.MISSING, 4,
                Category.INTERRUPTED, 130));
    assertThat(ExitCode.PENDING).isEqualTo(5);
    assertThat(ExitCode.DONE).isZero();
  }

  @Test
  void givenTheManual_whenRead_thenItListsEveryCode() throws IOException {
    String page = Files.readString(Path.of("../docs/reference/exit-codes.md"));

    IntStream.of(0, 1, 2, 3, 4, 5, 130)
        .forEach(code -> assertThat(page).contains("\n| " + code + " | "));
  }
}
