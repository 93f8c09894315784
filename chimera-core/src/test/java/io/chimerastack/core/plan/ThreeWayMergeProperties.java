package io.chimerastack.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreeWayMergeProperties {
  private static final int ROUNDS = 2_000;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenOneSideUnchanged_whenMerging_thenTheOtherSideWins(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String base = text(random);
      String edited = edited(base, random, "x");
      assertThat(merge(base, edited, base)).isEqualTo(edited);
      assertThat(merge(base, base, edited)).isEqualTo(edited);
      assertThat(merge(base, edited, edited)).isEqualTo(edited);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenRandomEdits_whenMerging_thenEveryLineOfBothSidesIsThere(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String base = text(random);
      String ours = edited(base, random, "ours");
      String theirs = edited(base, random, "theirs");
      Set<String> merged = new HashSet<>(merge(base, ours, theirs).lines().toList());
      assertThat(merged).containsAll(added(base, ours)).containsAll(added(base, theirs));
    }
  }

  /** With its blocks resolved to one side, a merge still holds every other edit of both. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenBlocksResolvedToTheUser_whenMergedAgain_thenMergesCleanly(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String base = text(random);
      String ours = edited(base, random, "ours");
      String theirs = edited(base, random, "theirs");
      String resolved = resolvedToOurs(merge(base, ours, theirs));
      assertThat(resolved.lines()).containsAll(added(base, ours));
      assertThat(merge(theirs, resolved, theirs)).isEqualTo(resolved);
    }
  }

  private static String resolvedToOurs(String merged) {
    StringBuilder out = new StringBuilder();
    boolean theirs = false;
    for (String line : merged.split("(?<=\n)", -1)) {
      String word = line.strip();
      if (word.equals("||||||| base")) {
        theirs = true;
      } else if (word.equals(">>>>>>> chimera")) {
        theirs = false;
      } else if (!theirs && !word.equals("<<<<<<< yours")) {
        out.append(line);
      }
    }
    return out.toString();
  }

  private static List<String> added(String base, String edited) {
    List<String> added = new ArrayList<>(edited.lines().toList());
    added.removeAll(base.lines().toList());
    return added;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < random.nextInt(20); i++) {
      text.append("line").append(random.nextInt(30)).append('\n');
    }
    return text.toString();
  }

  private static String edited(String text, Random random, String word) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = random.nextInt(lines.size() + 1);
      if (at < lines.size() && random.nextBoolean()) {
        lines.remove(at);
      }
      if (random.nextInt(3) > 0) {
        lines.add(at, word + random.nextInt(1_000));
      }
    }
    String end = lines.isEmpty() || random.nextInt(6) == 0 ? "" : "\n";
    return String.join("\n", lines) + end;
  }

  private static String merge(String base, String ours, String theirs) {
    return new String(
        ThreeWayMerge.merge(base.getBytes(UTF_8), ours.getBytes(UTF_8), theirs.getBytes(UTF_8))
            .text(),
        UTF_8);
  }
}
