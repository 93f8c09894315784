package io.chimerastack.core.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
  private static final RenderedFile ONE = RenderedFile.of("a\nb\nc\nd\ne\n");
  private static final RenderedFile TWO = RenderedFile.of("a\nb\nc\nd\nE\n");
  private static final RenderedFile EDITED = RenderedFile.of("mine\na\nb\nc\nd\ne\n");
  private static final RenderedFile CLASHING = RenderedFile.of("a\nb\nc\nd\nmine\n");
  private static final RenderedFile BINARY = RenderedFile.of(new byte[] {1, 0, 2});
  private static final RenderedFile OTHER_BINARY = RenderedFile.of(new byte[] {1, 0, 3});
  private static final RenderedFile THIRD_BINARY = RenderedFile.of(new byte[] {1, 0, 4});

  /** Every cell of the table: none, one, two and edited texts for base, disk and desired. */
  @ParameterizedTest(name = "base {0}, disk {1}, desired {2}: {3}")
  @CsvSource({
    "-,     -,      one,    '+ f  (new)'",
    "-,     one,    one,    ''",
    "-,     edited, one,    '! f  (is to be generated, but a file of yours is there)'",
    "one,   one,    one,    ''",
    "one,   one,    two,    '~ f  (its text changes)'",
    "one,   one,    -,      '- f  (no longer generated)'",
    "one,   -,      one,    '= f  (you deleted it)'",
    "one,   -,      two,    '= f  (you deleted it)'",
    "one,   -,      -,      ''",
    "one,   edited, one,    '= f  (you edited it)'",
    "one,   edited, two,    '~ f  (merged with your edits)'",
    "one,   edited, edited, ''",
    "one,   edited, -,      '! f  (you edited it, and it is no longer generated)'",
    "one,   clash,  two,    '! f  (you edited lines that change)'",
    "one,   bin,    two,    '! f  (you edited it and it changes, and it is no text)'",
    "bin,   bin,    bin2,   '~ f  (its text changes)'",
    "bin,   bin3,   bin,    '= f  (you edited it)'",
    "bin,   bin3,   bin2,   '! f  (you edited it and it changes, and it is no text)'",
    "bin,   bin2,   bin2,   ''",
    "?,     -,      one,    '+ f  (new)'",
    "?,     one,    one,    ''",
    "?,     edited, one,    '! f  (it differs, and what was generated last is not known)'",
    "?,     edited, -,      ''",
  })
  void givenCellOfTheTable_whenPlanning_thenDecidesAsTheTableSays(
      String base, String disk, String desired, String expected) {
    Plan plan =
        Planner.plan(
            new PlanInput(
                base.equals("?") ? null : tree(base),
                DiskTree.of(tree(disk).files()),
                tree(desired),
                List.of(),
                ConflictPolicy.ASK));
    assertThat(plan.toString().strip()).isEqualTo(expected);
  }

  @Test
  void givenFileNeverGenerated_whenPlanning_thenItIsNotInThePlan() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", ONE, "notes.txt", EDITED), Map.of("f", TWO));
    assertThat(plan.changes()).extracting(Change::path).containsExactly("f");
  }

  @Test
  void givenEditsApart_whenPlanning_thenMergedFileHasBoth() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", EDITED), Map.of("f", TWO));
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Merge.class,
            merge -> assertThat(merge.after().text()).isEqualTo("mine\na\nb\nc\nd\nE\n"));
  }

  @Test
  void givenConflict_whenRequiringDecision_thenFailsNamingFileAndChoices() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", CLASHING), Map.of("f", TWO));
    assertThatThrownBy(plan::requireDecided)
        .isInstanceOfSatisfying(
            ConflictException.class,
            e -> {
              assertThat(e.category()).isEqualTo(Category.CONFLICT);
              assertThat(e.problems())
                  .singleElement()
                  .asString()
                  .isEqualTo(
                      "f: you edited lines that change (choose with --conflict=markers, ours,"
                          + " theirs or new, or change the file)");
            });
  }

  @Test
  void givenPolicyOurs_whenTextsClash_thenTheUsersFileStays() {
    Plan plan = plan(ConflictPolicy.OURS, ONE, CLASHING, TWO);
    assertThat(plan.writes()).isEmpty();
    assertThat(plan.at("f").orElseThrow()).isInstanceOf(Change.Keep.class);
  }

  @Test
  void givenPolicyTheirs_whenTextsClash_thenDesiredIsWritten() {
    Plan plan = plan(ConflictPolicy.THEIRS, ONE, CLASHING, TWO);
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Update.class, update -> assertThat(update.after()).isEqualTo(TWO));
  }

  @Test
  void givenPolicyNew_whenTextsClash_thenDesiredIsWrittenBeside() {
    Plan plan = plan(ConflictPolicy.NEW, ONE, CLASHING, TWO);
    assertThat(plan.at("f").orElseThrow()).isInstanceOf(Change.Keep.class);
    assertThat(plan.at("f.new").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Create.class, create -> assertThat(create.after()).isEqualTo(TWO));
  }

  @Test
  void givenPolicyNewAndTheNameTaken_whenTextsClash_thenStaysAConflict() {
    Plan plan =
        Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("f", ONE)),
                DiskTree.of(Map.of("f", CLASHING, "f.new", EDITED)),
                RenderedTree.of(Map.of("f", TWO)),
                List.of(),
                ConflictPolicy.NEW));
    assertThat(plan.conflicts()).singleElement().extracting(Change::path).isEqualTo("f");
    assertThat(plan.toString()).contains("'f.new' is taken");
  }

  @Test
  void givenPolicyMarkers_whenTextsClash_thenOneDiff3BlockIsWritten() {
    Plan plan = plan(ConflictPolicy.MARKERS, ONE, CLASHING, TWO);
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Merge.class,
            merge -> {
              assertThat(merge.conflicts()).isEqualTo(1);
              assertThat(merge.after().text())
                  .isEqualTo(
                      """
                      a
                      b
                      c
                      d
                      <<<<<<< yours
                      mine
                      ||||||| base
                      e
                      =======
                      E
                      >>>>>>> chimera
                      """);
            });
  }

  @Test
  void givenPolicyMarkers_whenBinariesClash_thenStaysAConflict() {
    Plan plan = plan(ConflictPolicy.MARKERS, BINARY, THIRD_BINARY, OTHER_BINARY);
    assertThat(plan.conflicts()).hasSize(1);
    assertThat(plan.conflicts().get(0).fix()).contains("ours, theirs or new");
  }

  @ParameterizedTest
  @EnumSource(
      value = ConflictPolicy.class,
      names = {"OURS", "MARKERS", "NEW"})
  void givenEditedFileThatGoes_whenPolicyIsNotTheirs_thenItStays(ConflictPolicy policy) {
    Plan plan =
        Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("f", ONE)),
                DiskTree.of(Map.of("f", EDITED)),
                RenderedTree.empty(),
                List.of(),
                policy));
    assertThat(plan.writes()).isEmpty();
    assertThat(plan.drift()).hasSize(1);
  }

  @Test
  void givenLineEndsOfWindows_whenNothingElseDiffers_thenNothingHappens() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", dos(ONE)), Map.of("f", ONE));
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.changes()).isEmpty();
  }

  @Test
  void givenLineEndsOfWindows_whenTextChanges_thenFileKeepsThem() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", dos(ONE)), Map.of("f", TWO));
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Update.class, update -> assertThat(update.after()).isEqualTo(dos(TWO)));
  }

  @Test
  void givenLineEndsOfWindows_whenMerging_thenFileKeepsThem() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", dos(EDITED)), Map.of("f", TWO));
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Merge.class,
            merge ->
                assertThat(merge.after().text()).isEqualTo("mine\r\na\r\nb\r\nc\r\nd\r\nE\r\n"));
  }

  @Test
  void givenGeneratedFileWithLineEndsOfWindows_whenUntouched_thenIsWrittenAsGenerated() {
    RenderedFile batch = RenderedFile.of("@echo off\r\n");
    Plan plan = plan(Map.of("f", batch), Map.of("f", batch), Map.of("f", TWO));
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Update.class, update -> assertThat(update.after()).isEqualTo(TWO));
  }

  /** The executable bit of base, disk and desired; what is on disk afterwards. */
  @ParameterizedTest(name = "base {0}, disk {1}, desired {2}: {3}")
  @CsvSource({
    "false, false, true,  true,  '~ f  (becomes executable)'",
    "true,  true,  false, false, '~ f  (is no longer executable)'",
    "false, true,  false, true,  '= f  (you changed its mode)'",
    "true,  false, true,  false, '= f  (you changed its mode)'",
    "false, true,  true,  true,  ''",
    "true,  true,  true,  true,  ''",
  })
  void givenModes_whenPlanning_thenWhoChangedItWins(
      boolean base, boolean disk, boolean desired, boolean after, String text) {
    Plan plan =
        plan(
            Map.of("f", ONE.withExecutable(base)),
            Map.of("f", ONE.withExecutable(disk)),
            Map.of("f", ONE.withExecutable(desired)));
    assertThat(plan.toString().strip()).isEqualTo(text);
    boolean result =
        plan.at("f")
            .filter(Change.Update.class::isInstance)
            .map(change -> ((Change.Update) change).after().executable())
            .orElse(disk);
    assertThat(result).isEqualTo(after);
  }

  @Test
  void givenFileSystemWithoutModes_whenPlanning_thenTheBitDoesNotCount() {
    DiskTree disk = new DiskTree(DiskTree.of(Map.of("f", ONE)).entries(), false);
    RenderedTree program = RenderedTree.of(Map.of("f", ONE.withExecutable(true)));
    Plan plan = Planner.plan(new PlanInput(program, disk, program, List.of(), ConflictPolicy.ASK));
    assertThat(plan.changes()).isEmpty();
  }

  @Test
  void givenModeOfTheUserAndNewText_whenPlanning_thenBothAreThere() {
    Plan plan = plan(Map.of("f", ONE), Map.of("f", ONE.withExecutable(true)), Map.of("f", TWO));
    assertThat(plan.at("f").orElseThrow())
        .isInstanceOfSatisfying(
            Change.Update.class,
            update -> assertThat(update.after()).isEqualTo(TWO.withExecutable(true)));
  }

  @Test
  void givenDirectoryInTheWay_whenPlanning_thenConflictThatOnlyTheUserSolves() {
    for (ConflictPolicy policy : List.of(ConflictPolicy.ASK, ConflictPolicy.THEIRS)) {
      Plan plan =
          Planner.plan(
              new PlanInput(
                  RenderedTree.empty(),
                  obstacle("f", "a directory", false),
                  RenderedTree.of(Map.of("f", ONE)),
                  List.of(),
                  policy));
      assertThat(plan.conflicts()).as(policy.id()).hasSize(1);
      assertThat(plan.conflicts().get(0).cause()).contains("is a directory");
    }
  }

  @Test
  void givenLinkInPlaceOfAFile_whenItsTextStays_thenItIsLeftAlone() {
    Plan plan =
        Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("f", ONE)),
                obstacle("f", "a symbolic link", true),
                RenderedTree.of(Map.of("f", ONE)),
                List.of(),
                ConflictPolicy.ASK));
    assertThat(plan.writes()).isEmpty();
    assertThat(plan.toString()).isEqualTo("= f  (is a symbolic link)\n");
  }

  @Test
  void givenFileThatBecomesADirectory_whenPlanning_thenItGoesAndItsFilesCome() {
    SortedMap<String, DiskEntry> entries = new TreeMap<>();
    entries.put("a", new DiskEntry.Regular(ONE));
    entries.put("a/b", new DiskEntry.Obstacle("below 'a', which is a file", false));
    Plan plan =
        Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("a", ONE)),
                new DiskTree(entries, true),
                RenderedTree.of(Map.of("a/b", TWO)),
                List.of(),
                ConflictPolicy.ASK));
    assertThat(plan.toString()).isEqualTo("- a  (no longer generated)\n+ a/b  (new)\n");
  }

  @Test
  void givenNothing_whenPlanningACreate_thenEveryFileIsNewAndSorted() {
    Plan plan =
        Planner.plan(
            PlanInput.fromNothing(RenderedTree.of(Map.of("b", ONE, "a/c", TWO)), List.of()));
    assertThat(plan.toString()).isEqualTo("+ a/c  (new)\n+ b  (new)\n");
    assertThat(plan.isEmpty()).isFalse();
  }

  @Test
  void givenSameInput_whenPlanning_thenSameFingerprint_andAnyDifferenceChangesIt() {
    String print = plan(Map.of("f", ONE), Map.of("f", ONE), Map.of("f", TWO)).inputs();
    assertThat(print)
        .hasSize(64)
        .isEqualTo(plan(Map.of("f", ONE), Map.of("f", ONE), Map.of("f", TWO)).inputs())
        .isNotEqualTo(plan(Map.of("f", ONE), Map.of("f", EDITED), Map.of("f", TWO)).inputs())
        .isNotEqualTo(plan(Map.of("f", TWO), Map.of("f", ONE), Map.of("f", TWO)).inputs())
        .isNotEqualTo(plan(Map.of("f", ONE), Map.of("f", ONE), Map.of("f", ONE)).inputs())
        .isNotEqualTo(plan(ConflictPolicy.OURS, ONE, ONE, TWO).inputs());
  }

  @Test
  void givenOnlyTheBaseDiffers_whenPlanning_thenThereIsSomethingToRecord() {
    Plan plan = plan(Map.of(), Map.of("f", ONE), Map.of("f", ONE));
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.isEmpty()).isFalse();
  }

  private static RenderedTree tree(String content) {
    return switch (content) {
      case "one" -> RenderedTree.of(Map.of("f", ONE));
      case "two" -> RenderedTree.of(Map.of("f", TWO));
      case "edited" -> RenderedTree.of(Map.of("f", EDITED));
      case "clash" -> RenderedTree.of(Map.of("f", CLASHING));
      case "bin" -> RenderedTree.of(Map.of("f", BINARY));
      case "bin2" -> RenderedTree.of(Map.of("f", OTHER_BINARY));
      case "bin3" -> RenderedTree.of(Map.of("f", THIRD_BINARY));
      default -> RenderedTree.empty();
    };
  }

  private static Plan plan(
      ConflictPolicy policy, RenderedFile base, RenderedFile disk, RenderedFile desired) {
    return Planner.plan(
        new PlanInput(
            RenderedTree.of(Map.of("f", base)),
            DiskTree.of(Map.of("f", disk)),
            RenderedTree.of(Map.of("f", desired)),
            List.of(),
            policy));
  }

  private static Plan plan(
      Map<String, RenderedFile> base,
      Map<String, RenderedFile> disk,
      Map<String, RenderedFile> desired) {
    return Planner.plan(
        new PlanInput(
            RenderedTree.of(base),
            DiskTree.of(disk),
            RenderedTree.of(desired),
            List.of(),
            ConflictPolicy.ASK));
  }

  private static DiskTree obstacle(String path, String what, boolean replaceable) {
    SortedMap<String, DiskEntry> entries = new TreeMap<>();
    entries.put(path, new DiskEntry.Obstacle(what, replaceable));
    return new DiskTree(entries, true);
  }

  private static RenderedFile dos(RenderedFile file) {
    return RenderedFile.of(file.text().replace("\n", "\r\n").getBytes(UTF_8), file.executable());
  }
}
