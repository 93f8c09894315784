package io.chimerastack.core.catalog;

import com.google.common.base.Suppliers;
import io.chimerastack.core.port.PortRange;
import io.chimerastack.core.port.PortRanges;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.ComponentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All components and stacks in force. Sources add up; none may redefine what an earlier one has. A
 * manifest is read when it is first asked for, so a broken one harms nobody who does not use it.
 * Thread-safe.
 */
public final class Catalog {
  private static final String PORTS = "config/ports.yaml";
  private static final String DEFAULTS = "config/defaults.yaml";

  private final List<CatalogSource> sources;
  private final SortedMap<ComponentId, Folder> componentFolders;
  private final SortedSet<ComponentId> componentIds;
  private final SortedMap<String, Folder> stackFolders;
  private final Map<ComponentId, Component> components = new ConcurrentHashMap<>();
  private final Map<String, Stack> stacks = new ConcurrentHashMap<>();
  private final Supplier<PortRanges> portRanges = Suppliers.memoize(this::readPortRanges);
  private final Supplier<List<ComponentId>> defaults = Suppliers.memoize(this::readDefaults);
  private final Supplier<Optional<ManifestSchema>> schema = Suppliers.memoize(this::readSchema);

  private Catalog(
      List<CatalogSource> sources,
      SortedMap<ComponentId, Folder> components,
      SortedMap<String, Folder> stacks) {
    this.sources = sources;
    this.componentFolders = components;
    this.componentIds = Collections.unmodifiableSortedSet(new TreeSet<>(components.keySet()));
    this.stackFolders = stacks;
  }

  /**
   * Joins sources, usually the built-in one and then those that the user named.
   *
   * @throws ManifestException if a source has a component or stack that an earlier one has
   */
  public static Catalog of(List<CatalogSource> sources) {
    SortedMap<ComponentId, Folder> components = new TreeMap<>();
    SortedMap<String, Folder> stacks = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (CatalogSource source : sources) {
      for (String path : source.paths()) {
        if (!path.endsWith("/" + Folder.MANIFEST)) {
          continue;
        }
        String folder = path.substring(0, path.length() - Folder.MANIFEST.length());
        String id = folder.substring(folder.indexOf('/') + 1, folder.length() - 1);
        if (!Syntax.COMPONENT.pattern().matcher(id).matches()) {
          continue;
        }
        Folder added = new Folder(source, folder);
        Folder other = null;
        if (folder.startsWith("base/")) {
          other = components.putIfAbsent(new ComponentId(id), added);
        } else if (folder.startsWith("stacks/")) {
          other = stacks.putIfAbsent(id, added);
        }
        if (other != null) {
          problems.add(redefined(folder, added, other));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    return new Catalog(List.copyOf(sources), components, stacks);
  }

  private static Problem redefined(String folder, Folder added, Folder other) {
    return new Problem(
        folder.substring(0, folder.length() - 1)
            + " is already in the catalog '"
            + other.source().name()
            + "'",
        added.locate(Folder.MANIFEST),
        "give it another folder name",
        Rule.ID_TAKEN);
  }

  /** Returns the sources, in the order of precedence. */
  public List<CatalogSource> sources() {
    return sources;
  }

  /** Returns the ids of all components, ordered; not modifiable. */
  public SortedSet<ComponentId> componentIds() {
    return componentIds;
  }

  /** Returns the ids of all stacks, without {@code stacks/}, ordered; not modifiable. */
  public SortedSet<String> stackIds() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(stackFolders.keySet()));
  }

  /**
   * Returns all stacks, ordered by id.
   *
   * @throws ManifestException with every problem of every stack's manifest
   */
  public List<Stack> stacks() {
    List<Stack> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String id : stackFolders.keySet()) {
      try {
        all.add(stack(id));
      } catch (ChimeraException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    return List.copyOf(all);
  }

  /**
   * Returns a stack.
   *
   * @param id its id, with or without {@code stacks/}
   * @throws ManifestException if there is none, naming the nearest and all; or its manifest is
   *     wrong
   */
  public Stack stack(String id) {
    String key = id.startsWith("stacks/") ? id.substring("stacks/".length()) : id;
    Stack known = stacks.get(key);
    if (known != null) {
      return known;
    }
    Folder folder = stackFolders.get(key);
    if (folder == null) {
      throw new ManifestException(
          new Problem(
              "there is no stack '" + id + "'",
              "",
              meant(nearest(key, stackFolders.keySet()))
                  + "known stacks: "
                  + String.join(", ", stackFolders.keySet())));
    }
    YamlProblems problems = new YamlProblems();
    YamlNode manifest = folder.manifest();
    Stack stack = StackReader.read(key, folder, manifest, componentIds, problems);
    check(folder, ManifestSchema.Kind.STACK, manifest, problems);
    problems.throwIfAny(ManifestException::new);
    stacks.put(key, stack);
    return stack;
  }

  /**
   * Returns a component.
   *
   * @throws ManifestException if there is none, naming the nearest and all; or its manifest is
   *     wrong
   */
  public Component component(ComponentId id) {
    Component known = components.get(id);
    if (known != null) {
      return known;
    }
    Folder folder = componentFolders.get(id);
    if (folder == null) {
      throw new ManifestException(
          new Problem(
              "there is no component '" + id + "'",
              "",
              meant(nearest(id.value(), names(componentIds)))
                  + "known components: "
                  + String.join(", ", names(componentIds))));
    }
    YamlProblems problems = new YamlProblems();
    YamlNode manifest = folder.manifest();
    Component component = ComponentReader.read(id, folder, manifest, problems);
    check(folder, ManifestSchema.Kind.COMPONENT, manifest, problems);
    problems.throwIfAny(ManifestException::new);
    components.put(id, component);
    return component;
  }

  /** Holds a manifest that nobody checked before against its schema. */
  private void check(
      Folder folder, ManifestSchema.Kind kind, YamlNode manifest, YamlProblems problems) {
    if (!folder.source().trusted() && problems.isEmpty()) {
      schema.get().ifPresent(s -> s.validate(kind, manifest).forEach(problems::add));
    }
  }

  private Optional<ManifestSchema> readSchema() {
    return ManifestSchema.of(sources);
  }

  /**
   * Returns the components that every project has: {@code config/defaults.yaml} of the first source
   * that has one; empty if none has.
   *
   * @throws ManifestException if the file is wrong
   */
  public List<ComponentId> defaults() {
    return defaults.get();
  }

  private List<ComponentId> readDefaults() {
    for (CatalogSource source : sources) {
      if (source.paths().contains(DEFAULTS)) {
        YamlProblems problems = new YamlProblems();
        YamlFields fields = YamlFields.of(source.yaml(DEFAULTS), problems);
        List<ComponentId> ids = ManifestFields.components(fields, componentIds, problems);
        fields.end();
        problems.throwIfAny(ManifestException::new);
        return List.copyOf(ids);
      }
    }
    return List.of();
  }

  /**
   * Returns the ranges of host ports: {@code config/ports.yaml} of all sources together.
   *
   * @throws ChimeraException of category {@code INPUT} if a file is wrong, two sources set the same
   *     range, or none has the file
   */
  public PortRanges portRanges() {
    return portRanges.get();
  }

  private PortRanges readPortRanges() {
    Map<String, PortRange> ranges = new LinkedHashMap<>();
    Map<String, String> owners = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (CatalogSource source : sources) {
      if (source.paths().contains(PORTS)) {
        String where = source.locate(PORTS);
        PortRanges.of(source.yaml(PORTS))
            .all()
            .forEach(
                (key, range) -> {
                  ranges.putIfAbsent(key, range);
                  String owner = owners.putIfAbsent(key, where);
                  if (owner != null) {
                    problems.add(
                        new Problem(
                            "the port range '" + key + "' is already set in " + owner,
                            where,
                            "use another key",
                            Rule.ID_TAKEN));
                  }
                });
      }
    }
    if (owners.isEmpty()) {
      problems.add(new Problem("the catalog sets no port ranges", PORTS, "add the file"));
    }
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    return PortRanges.of(
        ranges, owners.values().stream().distinct().collect(Collectors.joining(", ")));
  }

  /**
   * Reads everything and returns all that is wrong, in the order of the files: manifests that are
   * wrong, folders without one, folders whose names are no ids, fragments that are missing, ports
   * without a range, defaults and ranges that are wrong.
   */
  public List<Problem> check() {
    return new CatalogCheck(this, sources, folder -> true).problems();
  }

  /**
   * Reads a part of one source and returns all that is wrong with it, as {@link #check()} does.
   *
   * @param source one of {@link #sources}
   * @param folders tells of {@code base/<group>/<name>} and {@code stacks/<category>/<name>}
   *     whether it belongs to the part
   */
  public List<Problem> check(CatalogSource source, Predicate<String> folders) {
    return new CatalogCheck(this, List.of(source), folders).problems();
  }

  /** Returns the words for a name that does not exist, for a fix. */
  static String unknownComponent(ComponentId id, Collection<ComponentId> known) {
    return "there is no component '"
        + id
        + "'; "
        + meant(nearest(id.value(), names(known)))
        + "known: "
        + String.join(", ", names(known));
  }

  /** Returns {@code did you mean 'x' or 'y'? }, or nothing. */
  static String meant(List<String> nearest) {
    return nearest.isEmpty() ? "" : "did you mean '" + String.join("' or '", nearest) + "'? ";
  }

  /** Finds near names of two parts, also when only one part was given or is right. */
  private static List<String> nearest(String given, Collection<String> known) {
    List<String> nearest = Suggestions.nearest(given, known);
    if (!nearest.isEmpty() || given.contains("/")) {
      return nearest;
    }
    Map<String, String> byName = new TreeMap<>();
    known.forEach(id -> byName.putIfAbsent(id.substring(id.indexOf('/') + 1), id));
    return Suggestions.nearest(given, byName.keySet()).stream().map(byName::get).toList();
  }

  private static List<String> names(Collection<ComponentId> ids) {
    return ids.stream().map(ComponentId::value).toList();
  }
}
