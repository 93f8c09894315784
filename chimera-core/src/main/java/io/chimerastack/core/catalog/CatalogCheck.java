package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads everything that a catalog has, and collects what is wrong with it. */
final class CatalogCheck {
  private static final Pattern FOLDER = Pattern.compile("(base|stacks)/([^/]+/[^/]+)/(.+)");

  private final Catalog catalog;
  private final List<Problem> problems = new ArrayList<>();

  CatalogCheck(Catalog catalog) {
    this.catalog = catalog;
  }

  List<Problem> problems() {
    for (CatalogSource source : catalog.sources()) {
      checkFolders(source);
    }
    succeeds(catalog::defaults);
    boolean ranged = succeeds(catalog::portRanges);
    for (ComponentId id : catalog.componentIds()) {
      if (succeeds(() -> catalog.component(id))) {
        Component component = catalog.component(id);
        checkFragment(component);
        if (ranged) {
          checkRanges(component);
        }
      }
    }
    for (String id : catalog.stackIds()) {
      succeeds(() -> catalog.stack(id));
    }
    return List.copyOf(problems);
  }

  private boolean succeeds(Runnable step) {
    try {
      step.run();
      return true;
    } catch (ChimeraException e) {
      problems.addAll(e.problems());
      return false;
    }
  }

  private void checkFolders(CatalogSource source) {
    SortedSet<String> paths = source.paths();
    String last = "";
    for (String path : paths) {
      if (!path.startsWith("base/") && !path.startsWith("stacks/")) {
        continue;
      }
      Matcher matcher = FOLDER.matcher(path);
      if (!matcher.matches()) {
        report(
            Rule.STRAY_FILE,
            "the file belongs to no component or stack",
            source.locate(path),
            "move it into <group>/<name>/");
        continue;
      }
      String folder = matcher.group(1) + "/" + matcher.group(2);
      if (!folder.equals(last)) {
        checkFolder(source, folder, matcher.group(2));
      }
      last = folder;
    }
  }

  private void checkFolder(CatalogSource source, String folder, String id) {
    if (!Syntax.COMPONENT.pattern().matcher(id).matches()) {
      report(
          Rule.FOLDER_NAME,
          "the folder's name is no id",
          source.locate(folder),
          "use " + Syntax.COMPONENT.words());
    } else if (!source.paths().contains(folder + "/" + Folder.MANIFEST)) {
      report(
          Rule.MANIFEST_MISSING,
          "the folder has no " + Folder.MANIFEST,
          source.locate(folder),
          "add a manifest");
    }
  }

  private void checkFragment(Component component) {
    String fragment = Component.fragment(Environment.DEVELOPMENT);
    boolean has = component.files().contains(fragment);
    if (has && !component.hasContainer()) {
      report(
          Rule.FRAGMENT_MISSING,
          "the component has no container and must have no " + fragment,
          component.locate(fragment),
          "remove the file");
    } else if (!has && component.hasContainer()) {
      report(
          Rule.FRAGMENT_MISSING,
          "the component has a container and needs a " + fragment,
          component.locate(fragment),
          "add the file");
    }
  }

  private void checkRanges(Component component) {
    for (PublishedPort port : component.ports()) {
      succeeds(() -> catalog.portRanges().range(port));
    }
  }

  private void report(Rule rule, String what, String where, String fix) {
    problems.add(new Problem(what, where, fix, rule));
  }
}
