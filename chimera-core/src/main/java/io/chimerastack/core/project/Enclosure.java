package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** A directory that nothing is written outside of, neither by {@code ..} nor by a symbolic link. */
final class Enclosure {
  private final Path root;

  Enclosure(Path root) {
    this.root = root;
  }

  /**
   * Returns the place of a path relative to the root, separated by {@code /}.
   *
   * @throws ProjectException of category INPUT if it is outside of the root
   */
  Path resolve(String relative) {
    Path place = place(relative);
    Optional<Path> link = linkOut(place);
    if (link.isPresent()) {
      throw outside(relative, "'" + link.get() + "' is a symbolic link that leads out of it");
    }
    return place;
  }

  /** Returns the place of a path, which may be below a link. */
  Path place(String relative) {
    Path place = root;
    for (String part : relative.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
        throw outside(relative, "it is no plain path");
      }
      place = place.resolve(part);
    }
    return place;
  }

  /** Returns the directory on the way to {@code place} that is a link out of the root, if any. */
  Optional<Path> linkOut(Path place) {
    Path end = root.relativize(place).getParent();
    Path here = root;
    for (int i = 0; end != null && i < end.getNameCount(); i++) {
      here = here.resolve(end.getName(i));
      if (Files.isSymbolicLink(here) && !isInside(here)) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  /** Returns whether what a link leads to exists and is inside of the root. */
  boolean isInside(Path link) {
    try {
      return link.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the file on the way to {@code place} where a directory would have to be, if any. */
  Optional<Path> fileInTheWay(Path place) {
    Path end = root.relativize(place).getParent();
    Path here = root;
    for (int i = 0; end != null && i < end.getNameCount(); i++) {
      here = here.resolve(end.getName(i));
      if (Files.exists(here, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(here)) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  private static ProjectException outside(String relative, String why) {
    return new ProjectException(
        Category.INPUT,
        new Problem(
            "'" + relative + "' is outside of the project: " + why,
            relative,
            "remove the link, or put a directory in its place"));
  }
}
