package io.chimerastack.core.render;

import io.chimerastack.core.catalog.Component;
import io.chimerastack.core.catalog.PostCopy;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.render.TemplateSandbox.TemplateFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rendered files of one component or stack, by path relative to its directory. */
final class ComponentFiles implements PostCopy.Visitor<Optional<Problem>> {
  private static final String FOLDER = "files/";
  private static final String SUFFIX = ".ftl";

  private final TemplateSandbox sandbox;
  private final Map<String, Object> model;
  private final List<Problem> problems;
  private final NavigableMap<String, Entry> files = new TreeMap<>();
  private final List<List<String>> commands = new ArrayList<>();

  /** A file and the place that it comes from. */
  record Entry(RenderedFile file, String where) {}

  ComponentFiles(TemplateSandbox sandbox, Map<String, Object> model, List<Problem> problems) {
    this.sandbox = sandbox;
    this.model = model;
    this.problems = problems;
  }

  /** Renders all that is below {@code files/}. */
  void render(TemplateFolder folder) {
    for (String path : folder.paths().tailSet(FOLDER)) {
      if (!path.startsWith(FOLDER)) {
        break;
      }
      RenderedFile file =
          path.endsWith(SUFFIX) ? rendered(path) : RenderedFile.of(folder.read(path));
      if (file != null) {
        String target = path.endsWith(SUFFIX) ? withoutSuffix(path) : path;
        String relative = target.substring(FOLDER.length());
        Entry other = files.putIfAbsent(relative, new Entry(file, folder.location(path)));
        if (other != null) {
          problems.add(
              new Problem(
                  "'" + relative + "' is there twice, as a template and as it is",
                  folder.location(path),
                  "keep one of them",
                  Rule.PATH_TAKEN));
        }
      }
    }
  }

  private @Nullable RenderedFile rendered(String path) {
    try {
      return RenderedFile.of(sandbox.render(path, model));
    } catch (TemplateFailure e) {
      problems.add(e.problem());
      return null;
    }
  }

  private static String withoutSuffix(String path) {
    return path.substring(0, path.length() - SUFFIX.length());
  }

  /** Does what the manifest asks for. */
  void postCopy(Component component) {
    for (PostCopy step : component.postCopy()) {
      try {
        if (step.when().isEmpty() || sandbox.test(step.when().get(), step.where(), model)) {
          step.accept(this).ifPresent(problems::add);
        }
      } catch (TemplateFailure e) {
        problems.add(e.problem());
      }
    }
  }

  /** Returns the files, sorted by path. */
  SortedMap<String, Entry> files() {
    return files;
  }

  /** Returns the commands wanted, in order. */
  List<List<String>> commands() {
    return commands;
  }

  @Override
  public Optional<Problem> delete(PostCopy.Delete step) {
    List<String> found = at(step.path());
    found.forEach(files::remove);
    return found.isEmpty() ? Optional.of(missing(step.path(), step.where())) : Optional.empty();
  }

  @Override
  public Optional<Problem> rename(PostCopy.Rename step) {
    List<String> found = at(step.from());
    if (found.isEmpty()) {
      return Optional.of(missing(step.from(), step.where()));
    }
    Optional<String> flaw = RenderedPath.flaw(step.to());
    if (flaw.isPresent()) {
      return Optional.of(
          new Problem(
              "the path '" + step.to() + "' " + flaw.get(),
              step.where(),
              "write a path inside the component's directory",
              Rule.FILE_NAME));
    }
    NavigableMap<String, Entry> moved = new TreeMap<>();
    for (String path : found) {
      Entry entry = files.remove(path);
      if (entry != null) {
        moved.put(step.to() + path.substring(step.from().length()), entry);
      }
    }
    for (Map.Entry<String, Entry> entry : moved.entrySet()) {
      if (files.putIfAbsent(entry.getKey(), entry.getValue()) != null) {
        return Optional.of(
            new Problem(
                "'" + entry.getKey() + "' is there already",
                step.where(),
                "delete it first",
                Rule.PATH_TAKEN));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Problem> chmod(PostCopy.Chmod step) {
    Entry entry = files.get(step.path());
    if (entry == null) {
      return Optional.of(missing(step.path(), step.where()));
    }
    files.put(
        step.path(), new Entry(entry.file().withExecutable(step.executable()), entry.where()));
    return Optional.empty();
  }

  @Override
  public Optional<Problem> command(PostCopy.Command step) {
    commands.add(step.arguments());
    return Optional.empty();
  }

  private List<String> at(String path) {
    if (files.containsKey(path)) {
      return List.of(path);
    }
    String folder = path + "/";
    return files.tailMap(folder).keySet().stream().takeWhile(it -> it.startsWith(folder)).toList();
  }

  private Problem missing(String path, String where) {
    List<String> near = Suggestions.nearest(path, files.keySet());
    return new Problem(
        "the component has no file or folder '" + path + "'",
        where,
        near.isEmpty()
            ? "name one of its files as they are after rendering, without .ftl"
            : "nearest: " + String.join(", ", near),
        Rule.POST_COPY_MISSING);
  }
}
