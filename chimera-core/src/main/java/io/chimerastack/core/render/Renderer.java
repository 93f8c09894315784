package io.chimerastack.core.render;

import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.compose.ComposeException;
import io.chimerastack.core.compose.ComposeFile;
import io.chimerastack.core.compose.ComposeWriter;
import io.chimerastack.core.compose.EnvKeys;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.render.TemplateSandbox.TemplateFailure;
import io.chimerastack.model.Environment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a resolved blueprint into the files of a project, in memory. The same resolution gives the
 * same bytes anywhere: no clock, locale, environment or port of this machine has a part in it.
 *
 * <p>Thread-safe. Setting up the template engine costs tens of milliseconds once; a program that
 * starts for one command calls {@link #warm} on another thread while it reads the catalog. The
 * engine, FreeMarker, looks for a logging library when its first class loads; nothing is ever
 * logged here, and a program can spare that search by setting the system property {@code
 * org.freemarker.loggerLibrary} to {@code none}.
 */
public final class Renderer {
  private static final String EXERCISE =
      "[#list names as name][#if name?has_content][=name][#else]-[/#if][/#list]";

  private final RenderLimits limits;
  private @Nullable FolderTemplates prototype;

  /** Creates a renderer with the {@linkplain RenderLimits#STANDARD standard limits}. */
  public Renderer() {
    this(RenderLimits.STANDARD);
  }

  /** Creates a renderer with limits of its own. */
  public Renderer(RenderLimits limits) {
    this.limits = limits;
  }

  /** Sets up the template engine, so that a later {@link #render} need not. */
  public void warm() {
    try {
      sandbox(new Exercise(), place -> {}).render("exercise", Map.of("names", List.of("a", "")));
    } catch (TemplateFailure e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Renders a project: the files of its components and its stack, both Compose files, both examples
   * of {@code .env}.
   *
   * @throws RenderException with every problem of the templates and of what they make
   * @throws ComposeException with every rule of Compose definitions that is broken
   */
  public Rendering render(Resolution resolution) {
    GraphModel model = new GraphModel(resolution);
    List<Problem> problems = new ArrayList<>();
    ComponentFragments fragments = new ComponentFragments(model, problems);
    TreeBuilder tree = new TreeBuilder(problems);
    List<RenderedCommand> commands =
        Watchdog.run(
            progress -> templates(resolution, model, fragments, tree, problems, progress),
            limits.time());
    if (!problems.isEmpty()) {
      throw new RenderException(problems);
    }
    ServiceGraph graph = resolution.graph().withDefinitions(fragments.definitions());
    compose(resolution, graph, fragments, tree);
    String project = resolution.blueprint().name().value();
    EnvKeys keys = EnvKeys.of(graph, Environment.DEVELOPMENT, project);
    EnvKeys productionKeys = EnvKeys.of(graph, Environment.PRODUCTION, project);
    tree.addOwn(".env.example", RenderedFile.of(keys.example()));
    tree.addOwn(".env.prod.example", RenderedFile.of(productionKeys.example()));
    RenderedTree built = tree.build();
    if (!problems.isEmpty()) {
      throw new RenderException(problems);
    }
    return new Rendering(graph, built, keys, productionKeys, commands);
  }

  private List<RenderedCommand> templates(
      Resolution resolution,
      GraphModel model,
      ComponentFragments fragments,
      TreeBuilder tree,
      List<Problem> problems,
      Consumer<String> progress) {
    List<RenderedCommand> commands = new ArrayList<>();
    Map<Component, TemplateSandbox> sandboxes = new LinkedHashMap<>();
    for (Component component : resolution.components()) {
      sandboxes.put(component, sandbox(CatalogFolder.of(component), progress));
    }
    parseAhead(List.copyOf(sandboxes.values()));
    for (Component component : resolution.components()) {
      CatalogFolder folder = CatalogFolder.of(component);
      TemplateSandbox sandbox = Objects.requireNonNull(sandboxes.get(component));
      fragments.add(component, sandbox);
      ComponentFiles files = new ComponentFiles(sandbox, model.ofFiles(component), problems);
      files.render(folder);
      files.postCopy(component);
      add(files, component.directory(), "component '" + component.id() + "'", tree);
      for (List<String> arguments : files.commands()) {
        commands.add(
            new RenderedCommand(
                component.id(), component.directory(), arguments, component.trusted()));
      }
    }
    if (resolution.stack().isPresent()) {
      Stack stack = resolution.stack().get();
      CatalogFolder folder = CatalogFolder.of(stack);
      ComponentFiles files =
          new ComponentFiles(sandbox(folder, progress), model.ofStack(), problems);
      files.render(folder);
      add(files, ".", "stack '" + stack.id() + "'", tree);
    }
    return commands;
  }

  /**
   * Parses templates on another thread, from the far end: parsing takes longer than rendering. What
   * both threads parse is the same; what cannot be parsed is reported where it is rendered.
   */
  private static void parseAhead(List<TemplateSandbox> sandboxes) {
    Thread thread =
        new Thread(
            () -> {
              for (int i = sandboxes.size() - 1; i >= 0; i--) {
                sandboxes.get(i).parseAll();
              }
            },
            "chimera-parse-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private static void add(ComponentFiles files, String directory, String owner, TreeBuilder tree) {
    String prefix = directory.equals(".") ? "" : directory + "/";
    files
        .files()
        .forEach((path, entry) -> tree.add(prefix + path, entry.file(), owner, entry.where()));
  }

  private static void compose(
      Resolution resolution, ServiceGraph graph, ComponentFragments fragments, TreeBuilder tree) {
    List<Problem> problems = new ArrayList<>();
    for (Environment environment : Environment.values()) {
      try {
        ComposeFile file =
            ComposeFile.of(
                graph,
                environment,
                resolution.blueprint().name().value(),
                resolution.blueprint().address(),
                fragments::where);
        tree.addOwn(
            environment == Environment.PRODUCTION
                ? "docker-compose.prod.yml"
                : "docker-compose.yml",
            RenderedFile.of(ComposeWriter.write(file)));
      } catch (ComposeException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ComposeException(problems.stream().distinct().toList());
    }
  }

  private TemplateSandbox sandbox(TemplateFolder folder, Consumer<String> progress) {
    return new TemplateSandbox(prototype(), folder, limits, progress);
  }

  private synchronized FolderTemplates prototype() {
    if (prototype == null) {
      prototype = FolderTemplates.prototype();
    }
    return prototype;
  }

  /** A folder with one small template that uses what most templates use. */
  private static final class Exercise implements TemplateFolder {
    @Override
    public String location(String path) {
      return path;
    }

    @Override
    public SortedSet<String> paths() {
      return new TreeSet<>(List.of("exercise"));
    }

    @Override
    public byte[] read(String path) {
      return EXERCISE.getBytes(StandardCharsets.UTF_8);
    }
  }
}
