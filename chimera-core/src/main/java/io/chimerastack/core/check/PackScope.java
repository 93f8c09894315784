package io.chimerastack.core.check;

import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pack, or some components and stacks of one, which are to be checked.
 *
 * @param root the pack's directory
 * @param folders the folders to check, such as {@code base/backend/php}; empty for the whole pack
 */
public record PackScope(Path root, SortedSet<String> folders) {
  private static final int PARTS_OF_A_FOLDER = 3;
  private static final List<String> WITH_FOLDERS = List.of("base", "stacks");
  private static final List<String> OF_A_PACK = List.of("base", "stacks", "config", "schema");

  /** Copies the folders. */
  public PackScope {
    folders = Collections.unmodifiableSortedSet(new TreeSet<>(folders));
  }

  /** Returns the scope of a whole pack. */
  public static PackScope whole(Path root) {
    return new PackScope(root, new TreeSet<>());
  }

  /**
   * Finds the packs that paths belong to: a pack's own directory stands for all of it, a path in a
   * component or stack for that one. Paths in one pack make one scope.
   *
   * @param paths directories or files, absolute
   * @throws ManifestException naming each path that is in no pack
   */
  public static List<PackScope> of(Collection<Path> paths) {
    Map<Path, SortedSet<String>> packs = new LinkedHashMap<>();
    List<Path> whole = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path path : paths) {
      Path root = root(path.normalize());
      if (root == null) {
        problems.add(noPack(path));
        continue;
      }
      String folder = folder(root, path.normalize());
      packs.computeIfAbsent(root, key -> new TreeSet<>()).add(folder);
      if (folder.isEmpty()) {
        whole.add(root);
      }
    }
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    List<PackScope> scopes = new ArrayList<>();
    packs.forEach(
        (root, folders) ->
            scopes.add(whole.contains(root) ? whole(root) : new PackScope(root, folders)));
    return List.copyOf(scopes);
  }

  /** Finds the pack of a path: the nearest in which it is part of a component or stack, if any. */
  private static @Nullable Path root(Path path) {
    if (isPack(path)) {
      return path;
    }
    Path nearest = null;
    for (Path above = path.getParent(); above != null; above = above.getParent()) {
      String first = String.valueOf(above.relativize(path).getName(0));
      if (OF_A_PACK.contains(first) && Files.exists(path) && isPack(above)) {
        String folder = folder(above, path);
        if (!folder.isEmpty() && Files.exists(above.resolve(folder).resolve("template.yaml"))) {
          return above;
        }
        nearest = nearest == null ? above : nearest;
      }
    }
    return nearest;
  }

  private static boolean isPack(Path directory) {
    return WITH_FOLDERS.stream().anyMatch(name -> Files.isDirectory(directory.resolve(name)));
  }

  /** Returns the component's or stack's folder that a path is in; empty for the whole pack. */
  private static String folder(Path root, Path path) {
    if (path.equals(root)) {
      return "";
    }
    Path relative = root.relativize(path);
    if (relative.getNameCount() < PARTS_OF_A_FOLDER
        || !WITH_FOLDERS.contains(relative.getName(0).toString())) {
      return "";
    }
    return relative.getName(0) + "/" + relative.getName(1) + "/" + relative.getName(2);
  }

  private static Problem noPack(Path path) {
    boolean there = Files.exists(path);
    return new Problem(
        there ? "this is no template pack, nor in one" : "there is no such file or directory",
        path.toString(),
        there
            ? "name a directory that holds base/ or stacks/, or one of its components or stacks;"
                + " 'chimera template new' makes one"
            : "check the path",
        Rule.PACK_UNREADABLE);
  }

  /** Tells whether all of the pack is to be checked. */
  public boolean isWhole() {
    return folders.isEmpty();
  }

  /** Tells whether a folder, such as {@code base/backend/php}, is to be checked. */
  public boolean has(String folder) {
    return folders.isEmpty() || folders.contains(folder);
  }
}
