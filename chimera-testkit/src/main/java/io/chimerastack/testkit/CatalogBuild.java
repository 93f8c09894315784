package io.chimerastack.testkit;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogIndex;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.catalog.ManifestSchema;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Checks a catalog and writes its index while the jar that carries it is built. What was checked
 * here is not checked again when it is used.
 */
public final class CatalogBuild {
  private CatalogBuild() {}

  /**
   * Checks the catalog in a directory and writes its index.
   *
   * @param arguments the catalog's directory, and the directory of classes that becomes the jar
   * @throws IOException if the index cannot be written
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
   * Checks the catalog in a directory and writes its index, unless it is already there.
   *
   * @param catalog the directory that holds {@code base/}, {@code stacks/} and {@code schema/}
   * @param classes the directory of classes that becomes the jar
   * @throws IOException if the index cannot be written
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
    Path index = classes.resolve(CatalogIndex.RESOURCE);
    byte[] text = CatalogIndex.of(source).toString().getBytes(StandardCharsets.UTF_8);
    if (!Files.exists(index) || !Arrays.equals(Files.readAllBytes(index), text)) {
      Files.createDirectories(index.getParent());
      Files.write(index, text);
    }
  }
}
