package io.chimerastack.cli.view;

import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is wrong with template packs to code reviews, as SARIF 2.1.0.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">the standard</a>
 */
public final class SarifView {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "SRCROOT";

  private final List<PackCheck> checks;
  private final Path here;
  private final String version;

  /**
   * Creates a view.
   *
   * @param here the directory that files are named relative to, the root of the repository
   * @param version the version of this program
   */
  public SarifView(List<PackCheck> checks, Path here, String version) {
    this.checks = List.copyOf(checks);
    this.here = here.toAbsolutePath().normalize();
    this.version = version;
  }

  /** Returns the log, with one run. */
  public String json() {
    List<Problem> problems = new ArrayList<>();
    checks.forEach(check -> problems.addAll(check.problems()));
    TreeSet<Rule> used = new TreeSet<>();
    problems.forEach(problem -> used.add(problem.rule()));
    List<Rule> rules = List.copyOf(used);
    String root = here.toUri().toString();
    return Json.text(
        Json.object(
            "$schema",
            SCHEMA,
            "version",
            "2.1.0",
            "runs",
            List.of(
                Json.object(
                    "tool",
                    Json.object("driver", driver(rules)),
                    "originalUriBaseIds",
                    Json.object(ROOT, Json.object("uri", root.endsWith("/") ? root : root + "/")),
                    "columnKind",
                    "unicodeCodePoints",
                    "results",
                    problems.stream().map(problem -> result(problem, rules)).toList()))));
  }

  private Map<String, @Nullable Object> driver(List<Rule> rules) {
    return Json.object(
        "name",
        "chimera template validate",
        "version",
        version,
        "rules",
        rules.stream().map(SarifView::rule).toList());
  }

  private static Map<String, @Nullable Object> rule(Rule rule) {
    return Json.object(
        "id",
        rule.id(),
        "shortDescription",
        Json.object("text", rule.title()),
        "defaultConfiguration",
        Json.object("level", rule.level().id()));
  }

  private Map<String, @Nullable Object> result(Problem problem, List<Rule> rules) {
    String fix = problem.fix().isEmpty() ? "" : "\nFix: " + problem.fix();
    return Json.object(
        "ruleId",
        problem.rule().id(),
        "ruleIndex",
        rules.indexOf(problem.rule()),
        "level",
        problem.rule().level().id(),
        "message",
        Json.object("text", problem.what() + fix),
        "locations",
        locations(problem));
  }

  private List<Object> locations(Problem problem) {
    ShownPlace place = ShownPlace.of(problem.where(), here);
    if (place.file().isEmpty()) {
      return List.of();
    }
    Map<String, @Nullable Object> file = Json.object("uri", place.uri());
    if (place.below()) {
      file.put("uriBaseId", ROOT);
    }
    Map<String, @Nullable Object> region = Json.object("startLine", Math.max(1, place.line()));
    if (place.column() > 0) {
      region.put("startColumn", place.column());
    }
    return List.of(
        Json.object("physicalLocation", Json.object("artifactLocation", file, "region", region)));
  }
}
