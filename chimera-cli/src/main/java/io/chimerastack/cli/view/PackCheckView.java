package io.chimerastack.cli.view;

import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.Trial;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what is wrong with template packs. */
public final class PackCheckView {
  private final List<PackCheck> checks;
  private final Path here;

  /**
   * Creates a view.
   *
   * @param here the directory that places are shown relative to
   */
  public PackCheckView(List<PackCheck> checks, Path here) {
    this.checks = List.copyOf(checks);
    this.here = here;
  }

  /** Returns the view for people: one paragraph for each finding, then what was looked at. */
  public String text(Palette palette) {
    StringBuilder text = new StringBuilder();
    for (PackCheck check : checks) {
      check.problems().forEach(problem -> text.append(paragraph(problem, here, palette)));
    }
    for (PackCheck check : checks) {
      text.append(text.isEmpty() ? "" : "\n").append(summary(check, palette)).append('\n');
    }
    return text.toString();
  }

  /** Returns a finding with its fix, the class of mistake last. */
  static String paragraph(Problem problem, Path here, Palette palette) {
    String place = ShownPlace.of(problem.where(), here).toString();
    StringBuilder text = new StringBuilder();
    text.append(place.isEmpty() ? "" : palette.bold(place) + ": ");
    text.append(level(problem.rule(), palette)).append(": ").append(problem.what());
    text.append(' ').append(palette.faint("[" + problem.rule().id() + "]")).append('\n');
    if (!problem.fix().isEmpty()) {
      text.append("  ").append(palette.cyan("fix")).append(": ").append(problem.fix());
      text.append('\n');
    }
    return text.toString();
  }

  private static String level(Rule rule, Palette palette) {
    String word = rule.level().id();
    return switch (rule.level()) {
      case ERROR -> palette.red(word);
      case WARNING -> palette.yellow(word);
      case NOTE -> palette.cyan(word);
    };
  }

  private String summary(PackCheck check, Palette palette) {
    String root = shown(check.scope().root());
    String tried = check.trials().size() + (check.trials().size() == 1 ? " project" : " projects");
    long errors = count(check, Rule.Level.ERROR);
    long warnings = count(check, Rule.Level.WARNING);
    if (errors == 0) {
      return palette.green("Valid")
          + ": "
          + palette.bold(root)
          + ", tried in "
          + tried
          + (warnings == 0 ? "" : ", " + counted(warnings, "warning"));
    }
    return palette.red("Not valid")
        + ": "
        + palette.bold(root)
        + ", "
        + counted(errors, "error")
        + (warnings == 0 ? "" : ", " + counted(warnings, "warning"));
  }

  private static String counted(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static long count(PackCheck check, Rule.Level level) {
    return check.problems().stream().filter(problem -> problem.rule().level() == level).count();
  }

  private String shown(Path root) {
    String relative = here.toAbsolutePath().normalize().relativize(root).toString();
    return relative.isEmpty()
        ? "this pack"
        : relative.startsWith("..") ? root.toString() : relative.replace('\\', '/');
  }

  /** Returns the view as a JSON document. */
  public String json() {
    var document = Json.document();
    document.put("valid", checks.stream().allMatch(PackCheck::passed));
    document.put("packs", packs(checks));
    document.put("problems", problems());
    return Json.text(document);
  }

  static List<Object> packs(List<PackCheck> checks) {
    List<Object> packs = new ArrayList<>();
    for (PackCheck check : checks) {
      packs.add(
          Json.object(
              "root", check.scope().root().toString(),
              "folders", List.copyOf(check.scope().folders()),
              "projects", check.trials().stream().map(Trial::label).toList()));
    }
    return packs;
  }

  private List<Object> problems() {
    List<Object> problems = new ArrayList<>();
    for (PackCheck check : checks) {
      check.problems().forEach(problem -> problems.add(problem(problem, here)));
    }
    return problems;
  }

  static Map<String, @Nullable Object> problem(Problem problem, Path here) {
    ShownPlace place = ShownPlace.of(problem.where(), here);
    return Json.object(
        "rule", problem.rule().id(),
        "level", problem.rule().level().id(),
        "what", problem.what(),
        "where", problem.where(),
        "file", place.file().isEmpty() ? null : place.file(),
        "line", place.line() == 0 ? null : place.line(),
        "column", place.column() == 0 ? null : place.column(),
        "fix", problem.fix());
  }
}
