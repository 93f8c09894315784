package io.chimerastack.core.check;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.model.ComponentId;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Finds the line of a manifest that services which do not go together come from. A component of the
 * pack answers for what it says, a stack for what it puts together.
 */
final class GraphPlaces {
  private static final String COMPONENT = "component ";
  private static final String MANIFEST = "template.yaml";

  private final Catalog catalog;
  private final Trial trial;
  private final SortedSet<String> own;

  /**
   * Prepares.
   *
   * @param own the files of the pack
   */
  GraphPlaces(Catalog catalog, Trial trial, SortedSet<String> own) {
    this.catalog = catalog;
    this.trial = trial;
    this.own = own;
  }

  /** Returns the problem where its author can change it; as it is, if it stands in a file. */
  Problem located(Problem problem) {
    if (problem.where().isEmpty()) {
      return problem.withWhere(trialPlace(problem));
    }
    if (!problem.where().startsWith(COMPONENT)) {
      return problem;
    }
    ComponentId id = new ComponentId(problem.where().substring(COMPONENT.length()));
    boolean ofStack =
        !trial.stack().isEmpty()
            && (problem.rule() == Rule.REQUIREMENT_MISSING
                || problem.rule() == Rule.REQUIREMENT_AMBIGUOUS
                || !own.contains("base/" + id + "/" + MANIFEST));
    return problem.withWhere(ofStack ? trialPlace(problem) : componentPlace(id, problem));
  }

  private String trialPlace(Problem problem) {
    if (trial.stack().isEmpty()) {
      return componentPlace(trial.blueprint().components().get(0), problem);
    }
    if (!own.contains("stacks/" + trial.stack() + "/" + MANIFEST)) {
      return trial.manifest();
    }
    YamlNode manifest =
        YamlDocument.parse(catalog.stack(trial.stack()).read(MANIFEST), trial.manifest());
    String variant = "/variants/choices/" + trial.variant() + "/components";
    YamlNode place =
        trial.variant().isEmpty() ? manifest.nearest("/components") : manifest.nearest(variant);
    return place.where();
  }

  private String componentPlace(ComponentId id, Problem problem) {
    var component = catalog.component(id);
    String where = component.locate(MANIFEST);
    YamlNode manifest = YamlDocument.parse(component.read(MANIFEST), where);
    String key = key(problem.rule());
    Optional<YamlNode> list = key.isEmpty() ? Optional.empty() : manifest.child(key);
    return list.map(node -> mentioned(node, problem)).orElse(manifest).where();
  }

  private static String key(Rule rule) {
    return switch (rule) {
      case REQUIREMENT_MISSING, REQUIREMENT_AMBIGUOUS, UNTESTED -> "uses";
      case ROUTE_TAKEN, ROUTE_MISSING -> "routes";
      default -> "service";
    };
  }

  /** The item of a list that the problem quotes; the list itself if it quotes none. */
  private static YamlNode mentioned(YamlNode node, Problem problem) {
    for (YamlNode item : node.items()) {
      for (YamlNode value : item.entries().values()) {
        if (problem.what().contains("'" + value.raw() + "'")) {
          return item;
        }
      }
    }
    return node;
  }
}
