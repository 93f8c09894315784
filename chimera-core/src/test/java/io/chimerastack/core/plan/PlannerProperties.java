package io.chimerastack.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random edits of a user against random updates of the templates. */
class PlannerProperties {
  private static final int ROUNDS = 500;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenRandomEditsAndUpdates_whenApplied_thenNoEditIsLostAndTheNextPlanIsEmpty(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      RenderedTree base = tree(random);
      Map<String, RenderedFile> disk = edited(base, random);
      RenderedTree desired = updated(base, random);
      for (ConflictPolicy policy : ConflictPolicy.values()) {
        check(base, disk, desired, policy);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenNoEdits_whenApplied_thenDiskIsAFreshRender(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      RenderedTree base = tree(random);
      RenderedTree desired = updated(base, random);
      Plan plan = plan(base, base.files(), desired, ConflictPolicy.ASK);
      assertThat(plan.conflicts()).isEmpty();
      assertThat(plan.drift()).isEmpty();
      assertThat(applied(plan, base.files())).isEqualTo(desired.files());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givenLostBase_whenPlanned_thenNothingOfTheUsersIsOverwritten(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, RenderedFile> disk = edited(tree(random), random);
      RenderedTree desired = updated(tree(random), random);
      Plan plan = plan(null, disk, desired, ConflictPolicy.ASK);
      assertThat(applied(plan, disk)).containsAllEntriesOf(disk);
    }
  }

  private static void check(
      RenderedTree base,
      Map<String, RenderedFile> disk,
      RenderedTree desired,
      ConflictPolicy policy) {
    Plan plan = plan(base, disk, desired, policy);
    Map<String, RenderedFile> after = applied(plan, disk);
    if (policy != ConflictPolicy.THEIRS) {
      disk.forEach((path, file) -> assertKept(base.files().get(path), file, after, path));
    }
    for (String path : base.files().keySet()) {
      if (!disk.containsKey(path)) {
        assertThat(after).as("a file the user deleted").doesNotContainKey(path);
      }
    }
    if (plan.conflicts().isEmpty()) {
      Plan next = plan(desired, after, desired, ConflictPolicy.ASK);
      assertThat(next.isEmpty()).as("plan after apply: %s", next).isTrue();
    }
  }

  /** Every line that the user added to a file, and every file of theirs, is still there. */
  private static void assertKept(
      RenderedFile base, RenderedFile edited, Map<String, RenderedFile> after, String path) {
    if (base != null && edited.withExecutable(base.executable()).equals(base)) {
      return; // a mode alone keeps no file that is no longer generated
    }
    assertThat(after).containsKey(path);
    List<String> before = base == null ? List.of() : base.text().lines().toList();
    List<String> result = after.get(path).text().lines().toList();
    for (String line : edited.text().lines().toList()) {
      if (!before.contains(line)) {
        assertThat(result).as(path).contains(line);
      }
    }
  }

  private static Plan plan(
      RenderedTree base,
      Map<String, RenderedFile> disk,
      RenderedTree desired,
      ConflictPolicy policy) {
    return Planner.plan(new PlanInput(base, DiskTree.of(disk), desired, List.of(), policy));
  }

  /** What applying makes of the disk; a plan with conflicts changes nothing. */
  private static Map<String, RenderedFile> applied(Plan plan, Map<String, RenderedFile> disk) {
    Map<String, RenderedFile> after = new TreeMap<>(disk);
    if (!plan.conflicts().isEmpty()) {
      return after;
    }
    for (Change change : plan.writes()) {
      if (change instanceof Change.Create create) {
        assertThat(after).doesNotContainKey(create.path());
        after.put(create.path(), create.after());
      } else if (change instanceof Change.Update update) {
        after.put(update.path(), update.after());
      } else if (change instanceof Change.Merge merge) {
        after.put(merge.path(), merge.after());
      } else {
        after.remove(change.path());
      }
    }
    return after;
  }

  private static RenderedTree tree(Random random) {
    Map<String, RenderedFile> files = new TreeMap<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      files.put("file" + i, text(random, "line"));
    }
    return RenderedTree.of(files);
  }

  private static Map<String, RenderedFile> edited(RenderedTree base, Random random) {
    Map<String, RenderedFile> disk = new TreeMap<>();
    base.files()
        .forEach(
            (path, file) -> {
              switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> disk.put(path, text(random, "mine"));
                case 2 -> disk.put(path, file);
                case 3 -> disk.put(path, file.withExecutable(!file.executable()));
                default -> disk.put(path, changed(file, random, "mine"));
              }
            });
    if (random.nextInt(3) == 0) {
      disk.put("file" + random.nextInt(8), text(random, "mine"));
    }
    return disk;
  }

  private static RenderedTree updated(RenderedTree base, Random random) {
    Map<String, RenderedFile> files = new TreeMap<>();
    base.files()
        .forEach(
            (path, file) -> {
              switch (random.nextInt(6)) {
                case 0 -> {}
                case 1, 2 -> files.put(path, file);
                default -> files.put(path, changed(file, random, "theirs"));
              }
            });
    if (random.nextBoolean()) {
      files.put("file" + random.nextInt(8), text(random, "theirs"));
    }
    return RenderedTree.of(files);
  }

  private static RenderedFile text(Random random, String word) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < random.nextInt(12); i++) {
      lines.add(word + random.nextInt(1_000));
    }
    return file(lines, random);
  }

  private static RenderedFile changed(RenderedFile file, Random random, String word) {
    List<String> lines = new ArrayList<>(file.text().lines().toList());
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int at = random.nextInt(lines.size() + 1);
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, word + random.nextInt(1_000));
        case 1 -> {
          if (at < lines.size()) {
            lines.set(at, word + random.nextInt(1_000));
          }
        }
        default -> {
          if (at < lines.size()) {
            lines.remove(at);
          }
        }
      }
    }
    return file(lines, random);
  }

  private static RenderedFile file(List<String> lines, Random random) {
    String end = lines.isEmpty() || random.nextInt(8) == 0 ? "" : "\n";
    return RenderedFile.of(String.join("\n", lines) + end);
  }
}
