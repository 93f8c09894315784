package io.chimerastack.cli.view;

import io.chimerastack.core.graph.GraphChange;
import io.chimerastack.core.plan.Change;
import io.chimerastack.core.plan.DiffLine;
import io.chimerastack.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Shows a plan: what changes, and why; with the lines if asked. */
public final class PlanView {
  private PlanView() {}

  /** Returns the plan for people. */
  public static String text(Plan plan, Palette palette, boolean lines) {
    if (!pending(plan)) {
      return "Nothing to do: the project is what chimera.yaml says.\n";
    }
    StringBuilder text = new StringBuilder();
    for (String line : plan.toString().split("\n", -1)) {
      if (!line.isEmpty()) {
        text.append(coloured(line, palette)).append('\n');
      }
    }
    if (lines) {
      for (Change change : plan.changes()) {
        List<DiffLine> diff = Plan.diff(change);
        if (!diff.isEmpty()) {
          text.append('\n');
          diff.forEach(line -> text.append(coloured(line, palette)).append('\n'));
        }
      }
    }
    return text.toString();
  }

  /** Returns the plan as a JSON document. */
  public static String json(Plan plan) {
    List<Object> changes = new ArrayList<>();
    for (Change change : plan.changes()) {
      changes.add(
          Json.object(
              "path", change.path(),
              "action", change.accept(new Action()),
              "cause", change.cause(),
              "writes", change.writes()));
    }
    List<Object> graph = new ArrayList<>();
    for (GraphChange change : plan.graphChanges()) {
      graph.add(change.toString());
    }
    var document = Json.document();
    document.put("pending", pending(plan));
    document.put("graph", graph);
    document.put("changes", changes);
    document.put("inputs", plan.inputs());
    return Json.text(document);
  }

  /** Tells whether there is anything to apply, to decide, or edited by the user. */
  public static boolean pending(Plan plan) {
    return !plan.isEmpty() || !plan.drift().isEmpty();
  }

  private static String coloured(String line, Palette palette) {
    return switch (line.charAt(0)) {
      case '+' -> palette.green(line);
      case '-' -> palette.red(line);
      case '~' -> palette.yellow(line);
      case '!' -> palette.bold(palette.red(line));
      default -> palette.faint(line);
    };
  }

  private static String coloured(DiffLine line, Palette palette) {
    return switch (line.kind()) {
      case HEADER -> palette.bold(line.text());
      case HUNK -> palette.cyan(line.text());
      case CONTEXT -> line.text();
      case ADDED -> palette.green(line.text());
      case REMOVED -> palette.red(line.text());
    };
  }

  /** The word for each kind of change in JSON. */
  private static final class Action implements Change.Visitor<String> {
    @Override
    public String create(Change.Create change) {
      return "create";
    }

    @Override
    public String update(Change.Update change) {
      return "update";
    }

    @Override
    public String merge(Change.Merge change) {
      return "merge";
    }

    @Override
    public String delete(Change.Delete change) {
      return "delete";
    }

    @Override
    public String keep(Change.Keep change) {
      return "keep";
    }

    @Override
    public String stayDeleted(Change.StayDeleted change) {
      return "stay-deleted";
    }

    @Override
    public String conflict(Change.Conflict change) {
      return "conflict";
    }
  }
}
