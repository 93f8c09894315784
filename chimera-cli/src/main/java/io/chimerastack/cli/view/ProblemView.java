package io.chimerastack.cli.view;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what is wrong, where, and what to do. */
public final class ProblemView {
  private ProblemView() {}

  /** Returns the problems for people, one paragraph each. */
  public static String text(List<Problem> problems, Palette palette) {
    StringBuilder text = new StringBuilder();
    for (Problem problem : problems) {
      text.append(palette.red("error")).append(": ");
      if (!problem.where().isEmpty()) {
        text.append(palette.bold(problem.where())).append(": ");
      }
      text.append(problem.what()).append('\n');
      if (!problem.fix().isEmpty()) {
        text.append("  ").append(palette.cyan("fix")).append(": ").append(problem.fix());
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Returns the problems as a JSON document. */
  public static String json(Category category, List<Problem> problems) {
    List<Object> list = new ArrayList<>();
    for (Problem problem : problems) {
      list.add(Json.object("what", problem.what(), "where", problem.where(), "fix", problem.fix()));
    }
    var document = Json.document();
    document.put("category", category.name().toLowerCase(Locale.ROOT));
    document.put("problems", list);
    return Json.text(document);
  }
}
