package io.chimerastack.testkit;

import io.chimerastack.core.catalog.CatalogPack;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.PackScope;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What the templates of a pack must keep, before any project is made of them. */
public final class PackAssert extends AbstractAssert<PackAssert, Path> {
  private PackAssert(Path actual) {
    super(actual, PackAssert.class);
  }

  /**
   * Starts an assertion.
   *
   * @param directory the pack's directory, from the working directory
   */
  public static PackAssert assertThatPack(Path directory) {
    return new PackAssert(directory);
  }

  /**
   * Fails with every error and warning that {@code chimera template validate} finds. The pack may
   * use what the catalog on the class path has.
   */
  public PackAssert isValid() {
    isNotNull();
    ClassLoader loader = PackAssert.class.getClassLoader();
    List<CatalogSource> below =
        loader.getResource(CatalogPack.INDEX) == null
            ? List.of()
            : List.of(CatalogSource.classpath(loader));
    Path root = actual.toAbsolutePath().normalize();
    List<Problem> found =
        PackCheck.of(PackScope.whole(root), actual.toString(), below).problems().stream()
            .filter(problem -> problem.rule().level() != Rule.Level.NOTE)
            .toList();
    if (!found.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      found.forEach(
          problem -> lines.append("\n  ").append(problem.rule().id()).append(": ").append(problem));
      failWithMessage("%s is not valid:%s", actual, lines);
    }
    return this;
  }
}
