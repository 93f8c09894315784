package io.chimerastack.core.render;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects the files of a project and finds out when two owners want the same path. */
final class TreeBuilder {
  /** What core or the user writes, and what Compose would read in place of it. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(docker-)?compose(\\.[a-z]+)?\\.ya?ml"
              + "|\\.env(\\.[^/]*)?|chimera\\.(yaml|lock)|\\.chimera(/.*)?|(.*/)?\\.git(/.*)?");

  private final SortedMap<String, RenderedFile> files = new TreeMap<>();
  private final Map<String, Claim> claims = new HashMap<>();
  private final List<Problem> problems;

  private record Claim(String path, String owner) {}

  TreeBuilder(List<Problem> problems) {
    this.problems = problems;
  }

  /**
   * Adds a file of a component or stack, or a problem if the path cannot be had.
   *
   * @param owner who writes the file, for problems
   * @param where where the file comes from
   */
  void add(String path, RenderedFile file, String owner, String where) {
    Optional<String> flaw = RenderedPath.flaw(path);
    if (flaw.isPresent()) {
      problems.add(
          new Problem(
              "the path '" + path + "' of " + owner + " " + flaw.get(),
              where,
              "rename the file",
              Rule.FILE_NAME));
    } else if (RESERVED.matcher(RenderedPath.fold(path)).matches()) {
      problems.add(
          new Problem(
              "'" + path + "' cannot come from " + owner + ": it is reserved",
              where,
              "drop it",
              Rule.PATH_RESERVED));
    } else {
      claim(path, owner, where);
      files.putIfAbsent(path, file);
    }
  }

  /** Adds a file that core itself writes. */
  void addOwn(String path, RenderedFile file) {
    files.put(path, file);
  }

  private void claim(String path, String owner, String where) {
    String folded = RenderedPath.fold(path);
    Claim other = claims.putIfAbsent(folded, new Claim(path, owner));
    if (other != null) {
      String paths =
          other.path().equals(path)
              ? "both write '" + path + "'"
              : "write '" + other.path() + "' and '" + path + "', which differ only in case";
      problems.add(
          new Problem(
              other.owner() + " and " + owner + " " + paths,
              where,
              "rename one of them",
              Rule.PATH_TAKEN));
    }
  }

  /** Returns the tree; call it once, after all files were added. */
  RenderedTree build() {
    for (String path : files.keySet()) {
      String folded = RenderedPath.fold(path);
      for (int i = folded.indexOf('/'); i >= 0; i = folded.indexOf('/', i + 1)) {
        Claim file = claims.get(folded.substring(0, i));
        Claim below = claims.get(folded);
        if (file != null && below != null) {
          problems.add(
              new Problem(
                  "'%s' of %s is a file, but %s writes '%s' below it"
                      .formatted(file.path(), file.owner(), below.owner(), path),
                  path,
                  "rename one of them",
                  Rule.PATH_TAKEN));
        }
      }
    }
    return problems.isEmpty() ? RenderedTree.of(files) : RenderedTree.empty();
  }
}
