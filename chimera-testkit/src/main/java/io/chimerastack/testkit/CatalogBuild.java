package io.chimerastack.testkit;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogPack;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.catalog.ManifestSchema;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Checks a catalog and packs it while the jar that carries it is built. What was checked here is
 * not checked again when it is used.
 */
public final class CatalogBuild {
  private CatalogBuild() {}

  /**
   * Checks the catalog in a directory and packs it.
   *
   * @param arguments the catalog's directory, and the directory of classes that becomes the jar
   * @throws IOException if the pack cannot be written
   * @throws ManifestException with everything that is wrong with the catalog
   * @throws IllegalArgumentException if there are not two arguments
   */
  public static void main(String... arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "give the catalog's directory and the directory of classes, got "
              + Arrays.toString(arguments));
    }
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  /**
   * Checks the catalog in a directory and packs it, unless that is done already.
   *
   * @param catalog the directory that holds {@code base/}, {@code stacks/} and {@code schema/}
   * @param classes the directory of classes that becomes the jar
   * @throws IOException if the pack cannot be written
   * @throws ManifestException with everything that is wrong with the catalog
   */
  public static void write(Path catalog, Path classes) throws IOException {
    CatalogSource source = CatalogSource.directory(catalog);
    if (ManifestSchema.of(List.of(source)).isEmpty()) {
      throw new ManifestException(
          List.of(
              new Problem(
                  "the catalog has no schemas to be held against",
                  source.locate("schema"),
                  "add the three schemas")));
    }
    List<Problem> problems = Catalog.of(List.of(source)).check();
    if (!problems.isEmpty()) {
      throw new ManifestException(problems);
    }
    for (Map.Entry<String, byte[]> resource : CatalogPack.resources(source).entrySet()) {
      Path file = classes.resolve(resource.getKey());
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), resource.getValue())) {
        Files.createDirectories(file.getParent());
        Files.write(file, resource.getValue());
      }
    }
  }
}
