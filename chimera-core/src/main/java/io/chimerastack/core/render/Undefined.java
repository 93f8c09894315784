package io.chimerastack.core.render;

import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateScalarModel;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import java.io.Writer;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the author of a template may have meant by a name that is not defined. It must
 * look while the template still stands there, when loop variables are known.
 */
final class Undefined {
  private static final int MOST_LISTED = 12;

  private @Nullable TemplateException examined;
  private String what = "";
  private String fix = "";

  /** Remembers what is to be said about the failure, and throws it on. */
  void examine(TemplateException failure, Environment environment, Writer out)
      throws TemplateException {
    if (failure instanceof InvalidReferenceException && failure != examined) {
      examined = failure;
      describe(failure.getBlamedExpressionString(), environment);
    }
    throw failure;
  }

  /** Returns the problem, if the failure is about a name that is not defined. */
  Optional<Problem> problem(TemplateException failure, String where) {
    if (!(failure instanceof InvalidReferenceException)) {
      return Optional.empty();
    }
    if (failure != examined) {
      return Optional.of(
          new Problem(
              "'" + failure.getBlamedExpressionString() + "' is not defined",
              where,
              optional(),
              Rule.TEMPLATE_UNDEFINED));
    }
    return Optional.of(new Problem(what, where, fix, Rule.TEMPLATE_UNDEFINED));
  }

  private void describe(@Nullable String expression, Environment environment) {
    what = "'" + expression + "' is not defined";
    fix = optional();
    if (expression == null) {
      return;
    }
    int dot = expression.lastIndexOf('.');
    String name = expression.substring(dot + 1);
    String parent = dot < 0 ? "" : expression.substring(0, dot);
    try {
      SortedSet<String> known = parent.isEmpty() ? roots(environment) : keys(parent, environment);
      String list =
          known.size() <= MOST_LISTED && !known.isEmpty()
              ? (parent.isEmpty() ? "known: " : "'" + parent + "' has: ") + String.join(", ", known)
              : "";
      var near = Suggestions.nearest(name, known);
      if (!near.isEmpty()) {
        fix = "nearest: " + String.join(", ", near) + "; " + optional();
      } else if (!list.isEmpty()) {
        fix = list + "; " + optional();
      }
    } catch (TemplateModelException e) {
      fix = optional();
    }
  }

  private static SortedSet<String> roots(Environment environment) throws TemplateModelException {
    SortedSet<String> names = new TreeSet<>();
    for (Object name : environment.getKnownVariableNames()) {
      names.add(name.toString());
    }
    return names;
  }

  private static SortedSet<String> keys(String parent, Environment environment)
      throws TemplateModelException {
    SortedSet<String> names = new TreeSet<>();
    String[] parts = parent.split("\\.", -1);
    TemplateModel model = environment.getVariable(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      model = model instanceof TemplateHashModel hash ? hash.get(parts[i]) : null;
    }
    if (model instanceof TemplateHashModelEx hash) {
      TemplateModelIterator keys = hash.keys().iterator();
      while (keys.hasNext()) {
        if (keys.next() instanceof TemplateScalarModel name) {
          names.add(name.getAsString());
        }
      }
    }
    return names;
  }

  private static String optional() {
    return "for what may be absent write [#if name??] or [=name!\"default\"]";
  }
}
