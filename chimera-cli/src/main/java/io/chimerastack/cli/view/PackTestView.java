package io.chimerastack.cli.view;

import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.PackTest;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows how the projects of template packs did. */
public final class PackTestView {
  private final List<PackCheck> checks;
  private final List<PackTest.Result> results;
  private final Path here;
  private final boolean containers;

  /**
   * Creates a view.
   *
   * @param here the directory that places are shown relative to
   * @param containers whether projects were to be started
   */
  public PackTestView(
      List<PackCheck> checks, List<PackTest.Result> results, Path here, boolean containers) {
    this.checks = List.copyOf(checks);
    this.results = List.copyOf(results);
    this.here = here;
    this.containers = containers;
  }

  /** Tells whether nothing is wrong with any project. */
  public boolean passed() {
    return results.stream().allMatch(result -> result.problems().isEmpty());
  }

  /** Tells whether something is wrong that only containers show. */
  public boolean started() {
    return results.stream()
        .flatMap(result -> result.problems().stream())
        .anyMatch(problem -> problem.rule() == Rule.UNHEALTHY);
  }

  /** Returns the view for people: a line for each project, then what is wrong. */
  public String text(Palette palette) {
    Table table = new Table();
    for (PackTest.Result result : results) {
      table.row(
          result.problems().isEmpty() ? palette.green("ok") : palette.red("failed"),
          palette.bold(result.trial().label()),
          palette.faint(how(result)));
    }
    StringBuilder text = new StringBuilder(table.text());
    for (PackTest.Result result : results) {
      for (Problem problem : result.problems()) {
        text.append(PackCheckView.paragraph(problem, here, palette));
      }
    }
    notes().forEach(problem -> text.append(PackCheckView.paragraph(problem, here, palette)));
    if (results.isEmpty()) {
      text.append("There is no project to try.\n");
    }
    if (results.stream().anyMatch(result -> !result.composeRead())) {
      text.append("Compose itself was not asked: there is no 'docker' program with Compose.\n");
    }
    if (!containers && passed() && !results.isEmpty()) {
      text.append("Nothing was started; --containers does that.\n");
    }
    return text.toString();
  }

  private static String how(PackTest.Result result) {
    return result.started()
        ? "made, read by Compose, healthy"
        : result.composeRead() ? "made, read by Compose" : "made";
  }

  /** What validating found that is no error. */
  private List<Problem> notes() {
    return checks.stream().flatMap(check -> check.problems().stream()).toList();
  }

  /** Returns the view as a JSON document. */
  public String json() {
    List<Object> projects = new ArrayList<>();
    for (PackTest.Result result : results) {
      projects.add(project(result));
    }
    var document = Json.document();
    document.put("passed", passed());
    document.put("packs", PackCheckView.packs(checks));
    document.put("projects", projects);
    document.put(
        "problems", notes().stream().map(note -> PackCheckView.problem(note, here)).toList());
    return Json.text(document);
  }

  private Map<String, @Nullable Object> project(PackTest.Result result) {
    return Json.object(
        "label", result.trial().label(),
        "stack", result.trial().stack().isEmpty() ? null : result.trial().stack(),
        "variant", result.trial().variant().isEmpty() ? null : result.trial().variant(),
        "passed", result.problems().isEmpty(),
        "composeRead", result.composeRead(),
        "healthy", containers ? result.started() : null,
        "problems",
            result.problems().stream()
                .map(problem -> PackCheckView.problem(problem, here))
                .toList());
  }
}
