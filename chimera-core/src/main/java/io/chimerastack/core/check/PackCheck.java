package io.chimerastack.core.check;

import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.blueprint.Resolver;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.catalog.PostCopy;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.render.RenderException;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.Renderer;
import io.chimerastack.core.render.Rendering;
import io.chimerastack.model.ComponentId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds a template pack, or parts of one, to everything that can be told without writing a file:
 * names, manifests, templates, Compose fragments, and every project that can be made of them.
 */
public final class PackCheck {
  private static final String DEFAULTS = "config/defaults.yaml";
  private static final String MANIFEST = "/template.yaml";

  private final PackScope scope;
  private final Renderer renderer = new Renderer();
  private final Set<Problem> problems = new LinkedHashSet<>();
  private CatalogSource source;
  private Catalog catalog;
  private List<Trial> trials = List.of();

  private PackCheck(PackScope scope, String name, List<CatalogSource> below) {
    this.scope = scope;
    this.source = CatalogSource.inspected(scope.root(), name, problems::add);
    List<CatalogSource> sources = new ArrayList<>();
    if (!source.paths().contains(DEFAULTS)) {
      sources.addAll(below);
    }
    this.catalog = join(sources);
  }

  /**
   * Checks.
   *
   * @param name what problems call the pack's directory
   * @param below the catalogs that the pack may use, such as the built-in one; ignored for a pack
   *     with its own {@code config/defaults.yaml}, which is a whole catalog
   * @throws ManifestException if there is no such directory, or the catalogs below contradict each
   *     other
   */
  public static PackCheck of(PackScope scope, String name, List<CatalogSource> below) {
    PackCheck check = new PackCheck(scope, name, below);
    check.run();
    return check;
  }

  /** Returns the scope that was checked. */
  public PackScope scope() {
    return scope;
  }

  /** Returns the catalog that the pack's own projects are made from. */
  public Catalog catalog() {
    return catalog;
  }

  /** Returns every problem, of all levels, by file, line and column. */
  public List<Problem> problems() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparing((Problem problem) -> Place.of(problem.where()).file())
            .thenComparing(problem -> Place.of(problem.where()).line())
            .thenComparing(problem -> Place.of(problem.where()).column()));
    return List.copyOf(sorted);
  }

  /** Tells whether nothing is wrong but what is good to know. */
  public boolean passed() {
    return problems.stream().noneMatch(problem -> problem.rule().level() == Rule.Level.ERROR);
  }

  /** Returns the projects that were made, in memory; empty if manifests cannot be read. */
  public List<Trial> trials() {
    return trials;
  }

  /** Joins the catalogs; what others have already is told and left out. */
  private Catalog join(List<CatalogSource> below) {
    List<CatalogSource> all = new ArrayList<>(below);
    all.add(source);
    try {
      return Catalog.of(all);
    } catch (ManifestException e) {
      Catalog others = Catalog.of(below);
      problems.addAll(e.problems());
      Set<String> taken = new HashSet<>();
      others.componentIds().forEach(id -> taken.add("base/" + id + "/"));
      others.stackIds().forEach(id -> taken.add("stacks/" + id + "/"));
      source = new Without(source, taken);
      all.set(all.size() - 1, source);
      return Catalog.of(all);
    }
  }

  private void run() {
    problems.addAll(catalog.check(source, scope::has));
    problems.addAll(SourceTexts.problems(source, scope));
    Set<ComponentId> components = new TreeSet<>();
    Set<String> stacks = new TreeSet<>();
    for (String path : source.paths()) {
      if (path.endsWith(MANIFEST) && path.split("/", -1).length == 4) {
        String folder = path.substring(0, path.length() - MANIFEST.length());
        String id = folder.substring(folder.indexOf('/') + 1);
        if (scope.has(folder) && isReadable(folder, id)) {
          if (folder.startsWith("base/")) {
            components.add(new ComponentId(id));
          } else {
            stacks.add(id);
          }
        }
      }
    }
    components.forEach(id -> refuseCommands(catalog.component(id)));
    Trials decided = new Trials(catalog, stacks, components, scope.isWhole()).decide();
    problems.addAll(decided.untested());
    trials = decided.trials();
    trials.forEach(trial -> render(trial, components));
  }

  private boolean isReadable(String folder, String id) {
    try {
      if (folder.startsWith("base/")) {
        return catalog.componentIds().contains(new ComponentId(id))
            && !catalog.component(new ComponentId(id)).version().isEmpty();
      }
      Stack stack = catalog.stack(id);
      stack.components().forEach(catalog::component);
      stack
          .variants()
          .ifPresent(
              variants ->
                  variants
                      .choices()
                      .values()
                      .forEach(choice -> choice.components().forEach(catalog::component)));
      return true;
    } catch (ChimeraException reported) {
      return false;
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  /** A step may have a condition that no trial meets. */
  private void refuseCommands(Component component) {
    for (PostCopy step : component.postCopy()) {
      if (!component.trusted() && step instanceof PostCopy.Command command) {
        problems.add(
            new Problem(
                "component '%s' wants '%s' run, which a template pack from outside may not"
                    .formatted(component.id(), String.join(" ", command.arguments())),
                step.where(),
                "remove the command from post_copy; tell the user in a README what to run",
                Rule.POST_COPY_COMMAND));
      }
    }
  }

  private void render(Trial trial, Set<ComponentId> components) {
    try {
      Resolution resolution = Resolver.resolve(trial.blueprint(), catalog);
      Rendering rendering = renderer.render(resolution);
      findLeaks(resolution, rendering, components, trial);
    } catch (ChimeraException e) {
      GraphPlaces places = new GraphPlaces(catalog, trial, source.paths());
      e.problems().forEach(problem -> problems.add(places.located(classified(problem, e))));
    }
  }

  private static Problem classified(Problem problem, ChimeraException failure) {
    return problem.rule() == Rule.OTHER && failure instanceof RenderException
        ? problem.withRule(Rule.TEMPLATE_ERROR)
        : problem;
  }

  /** Finds what templates in scope left unfinished, and points at the template. */
  private void findLeaks(
      Resolution resolution, Rendering rendering, Set<ComponentId> components, Trial trial) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, Origin> origins = new TreeMap<>();
    for (Component component : resolution.components()) {
      if (components.contains(component.id())) {
        origins(component.files(), component.directory())
            .forEach(
                (path, file) ->
                    origins.put(path, Origin.of(component.locate(file), component.read(file))));
      }
    }
    resolution
        .stack()
        .filter(stack -> scope.has("stacks/" + stack.id()) && trial.stack().equals(stack.id()))
        .ifPresent(
            stack ->
                origins(stack.files(), ".")
                    .forEach(
                        (path, file) ->
                            origins.put(path, Origin.of(stack.locate(file), stack.read(file)))));
    origins.forEach(
        (path, origin) ->
            rendering
                .tree()
                .file(path)
                .map(RenderedFile::text)
                .ifPresent(text -> texts.put(path, text)));
    for (PlaceholderLeaks.Leak leak : PlaceholderLeaks.in(texts, Map.of())) {
      Origin origin = origins.get(leak.path());
      if (origin != null) {
        problems.add(
            new Problem(
                leak.what() + " reaches the project in " + leak.path(),
                origin.place(leak).toString(),
                "finish the template",
                Rule.PLACEHOLDER_LEAK));
      }
    }
  }

  private static Map<String, String> origins(SortedSet<String> files, String directory) {
    Map<String, String> origins = new TreeMap<>();
    String prefix = directory.equals(".") ? "" : directory + "/";
    for (String file : files) {
      if (file.startsWith("files/") && file.endsWith(".ftl")) {
        String path = file.substring("files/".length(), file.length() - ".ftl".length());
        origins.put(prefix + path, file);
      }
    }
    return origins;
  }

  /**
   * The template that a file of the project came from.
   *
   * @param where how problems name it
   * @param text what stands in it
   */
  private record Origin(String where, String text) {
    static Origin of(String where, byte[] bytes) {
      return new Origin(where, new String(bytes, StandardCharsets.UTF_8));
    }

    /** Returns where the text that leaked stands in the template, as far as it does. */
    Place place(PlaceholderLeaks.Leak leak) {
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        int column = leak.text().isEmpty() ? -1 : lines.get(i).indexOf(leak.text());
        if (column >= 0) {
          return new Place(where, i + 1, column + 1);
        }
      }
      return new Place(where, 0, 0);
    }
  }

  /** A source without some of its folders. */
  private record Without(CatalogSource source, Set<String> folders, SortedSet<String> paths)
      implements CatalogSource {
    Without(CatalogSource source, Set<String> folders) {
      this(source, folders, remaining(source, folders));
    }

    private static SortedSet<String> remaining(CatalogSource source, Set<String> folders) {
      SortedSet<String> paths = new TreeSet<>(source.paths());
      paths.removeIf(path -> folders.stream().anyMatch(path::startsWith));
      return paths;
    }

    @Override
    public String name() {
      return source.name();
    }

    @Override
    public boolean trusted() {
      return source.trusted();
    }

    @Override
    public byte[] read(String path) {
      return source.read(path);
    }

    @Override
    public String locate(String path) {
      return source.locate(path);
    }
  }
}
