package io.chimerastack.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void givenUpdate_whenDiffed_thenUnifiedDiffWithKindsForColour() {
    List<DiffLine> diff =
        Plan.diff(
            change(RenderedFile.of("a\nb\nc\n"), RenderedFile.of("a\nx\nc"), ConflictPolicy.ASK));
    assertThat(text(diff))
        .isEqualTo(
            """
            --- a/f
            +++ b/f
            @@ -1,3 +1,3 @@
             a
            -b
            -c
            +x
            +c
            \\ No newline at end of file""");
    assertThat(diff)
        .extracting(DiffLine::kind)
        .containsExactly(
            DiffLine.Kind.HEADER,
            DiffLine.Kind.HEADER,
            DiffLine.Kind.HUNK,
            DiffLine.Kind.CONTEXT,
            DiffLine.Kind.REMOVED,
            DiffLine.Kind.REMOVED,
            DiffLine.Kind.ADDED,
            DiffLine.Kind.ADDED,
            DiffLine.Kind.CONTEXT);
  }

  @Test
  void givenCreateAndDelete_whenDiffed_thenTheOtherSideIsNothing() {
    RenderedFile file = RenderedFile.of("a\n");
    assertThat(text(Plan.diff(new Change.Create("f", file, "new"))))
        .isEqualTo("--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+a");
    assertThat(text(Plan.diff(new Change.Delete("f", new DiskEntry.Regular(file), "gone"))))
        .isEqualTo("--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a");
  }

  @Test
  void givenBinary_whenDiffed_thenSaysSo() {
    RenderedFile file = RenderedFile.of(new byte[] {0, 1});
    assertThat(text(Plan.diff(new Change.Create("f", file, "new"))))
        .isEqualTo("Binary files /dev/null and b/f differ");
  }

  @Test
  void givenDrift_whenDiffed_thenShowsWhatTheUserChanged() {
    RenderedFile base = RenderedFile.of("a\n");
    Plan plan =
        Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("f", base)),
                DiskTree.of(Map.of("f", RenderedFile.of("mine\n"))),
                RenderedTree.of(Map.of("f", base)),
                List.of(),
                ConflictPolicy.ASK));
    assertThat(text(Plan.diff(plan.changes().get(0)))).contains("-a\n+mine");
  }

  @Test
  void givenOnlyTheMode_whenDiffed_thenSaysSo() {
    RenderedFile file = RenderedFile.of("a\n");
    Change change =
        new Change.Update(
            "f", new DiskEntry.Regular(file), file.withExecutable(true), "becomes executable");
    assertThat(text(Plan.diff(change))).isEqualTo("becomes executable");
  }

  private static Change change(RenderedFile base, RenderedFile desired, ConflictPolicy policy) {
    return Planner.plan(
            new PlanInput(
                RenderedTree.of(Map.of("f", base)),
                DiskTree.of(Map.of("f", base)),
                RenderedTree.of(Map.of("f", desired)),
                List.of(),
                policy))
        .at("f")
        .orElseThrow();
  }

  private static String text(List<DiffLine> diff) {
    return diff.stream().map(DiffLine::text).collect(Collectors.joining("\n"));
  }
}
