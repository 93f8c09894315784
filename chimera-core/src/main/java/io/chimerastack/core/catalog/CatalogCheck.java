package io.chimerastack.core.catalog;

import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads everything that a catalog has, and collects what is wrong with it. */
final class CatalogCheck {
  private static final Pattern FOLDER = Pattern.compile("(base|stacks)/([^/]+/[^/]+)/(.+)");

  private final Catalog catalog;
  private final List<CatalogSource> sources;
  private final Predicate<String> folders;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Prepares a check.
   *
   * @param sources those whose folders are looked at
   * @param folders tells of {@code base/<group>/<name>} and {@code stacks/<category>/<name>}
   *     whether it is checked
   */
  CatalogCheck(Catalog catalog, List<CatalogSource> sources, Predicate<String> folders) {
    this.catalog = catalog;
    this.sources = sources;
    this.folders = folders;
  }

  List<Problem> problems() {
    for (CatalogSource source : sources) {
      checkFolders(source);
    }
    succeeds(catalog::defaults);
    boolean ranged = succeeds(catalog::portRanges);
    for (ComponentId id : catalog.componentIds()) {
      if (folders.test("base/" + id) && succeeds(() -> catalog.component(id))) {
        Component component = catalog.component(id);
        checkFragment(component);
        if (ranged) {
          checkRanges(component);
        }
      }
    }
    for (String id : catalog.stackIds()) {
      if (folders.test("stacks/" + id)) {
        succeeds(() -> catalog.stack(id));
      }
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
      if (!folder.equals(last) && folders.test(folder)) {
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
    List<PublishedPort> ports = component.ports();
    for (int i = 0; i < ports.size(); i++) {
      try {
        catalog.portRanges().range(ports.get(i));
      } catch (ChimeraException e) {
        String where = manifest(component).nearest("/ports/" + i + "/range").where();
        e.problems().forEach(problem -> problems.add(problem.withWhere(where)));
      }
    }
  }

  private static YamlNode manifest(Component component) {
    return YamlDocument.parse(component.read(Folder.MANIFEST), component.locate(Folder.MANIFEST));
  }

  private void report(Rule rule, String what, String where, String fix) {
    problems.add(new Problem(what, where, fix, rule));
  }
}
