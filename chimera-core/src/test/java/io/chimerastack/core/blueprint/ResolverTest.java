package io.chimerastack.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.graph.GraphException;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolverTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = files.getPath("/catalog");

  @BeforeEach
  void writeCatalog() throws IOException {
    component("core/proxy", "role: proxy\nservice: proxy\n");
    component("core/project", "directory: \".\"\n");
    component(
        "backend/php",
        """
        role: backend
        service: backend
        uses:
          - name: database
            accepts: [database/mysql, database/postgresql]
        routes:
          - {path: /, http: 80}
        """);
    component("database/mysql", database("database/mysql"));
    component("database/postgresql", database("database/postgresql"));
    component(
        "extra/second", database("database/mysql").replace("service: database", "service: second"));
    component(
        "extra/mailer",
        """
        role: extra
        service: mailer
        uses:
          - {name: mail, accepts: [mail/smtp]}
        """);
    write("config/defaults.yaml", "components: [core/project, core/proxy]\n");
    write(
        "stacks/backend/php-web/template.yaml",
        """
        kind: stack
        version: 1.0.0
        title: PHP
        description: A PHP application.
        category: backend
        components: [backend/php]
        variants:
          axis: database
          default: mysql
          choices:
            mysql: {title: MySQL, components: [database/mysql]}
            postgresql: {title: PostgreSQL, components: [database/postgresql]}
        """);
    write(
        "stacks/backend/plain/template.yaml",
        """
        kind: stack
        version: 1.0.0
        title: Plain
        description: A stack without a database.
        category: backend
        components: [backend/php]
        """);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void givenStackWithPrefix_whenResolved_thenDefaultsAreFilledIn() {
    Resolution resolution = resolve("version: 1\nname: blog\nstack: stacks/backend/php-web\n");

    assertThat(resolution.components())
        .extracting(component -> component.id().value())
        .containsExactly("backend/php", "core/project", "core/proxy", "database/mysql");
    assertThat(resolution.graph()).hasToString("[proxy, backend, database]");
    assertThat(resolution.stack()).map(Stack::id).contains("backend/php-web");
    assertThat(resolution.blueprint())
        .isEqualTo(Blueprint.ofStack("blog", "backend/php-web", "mysql", Blueprint.LOOPBACK));
  }

  @Test
  void givenVariant_whenResolved_thenItsComponentsAreTaken() {
    assertThat(
            resolve("version: 1\nname: blog\nstack: backend/php-web\nvariant: postgresql\n")
                .components())
        .extracting(component -> component.id().value())
        .contains("database/postgresql")
        .doesNotContain("database/mysql");
  }

  @Test
  void givenComponentsOnly_whenResolved_thenStackIsNoneAndEachComponentComesOnce() {
    Resolution resolution =
        resolve("version: 1\nname: blog\ncomponents: [database/mysql, backend/php, core/proxy]\n");

    assertThat(resolution.stack()).isEmpty();
    assertThat(resolution.components()).hasSize(4);
    assertThat(resolution.blueprint().stack()).isEmpty();
  }

  @Test
  void givenUnknownStack_whenResolved_thenTheLineAndTheNearestAreNamed() {
    assertThat(
            refused("version: 1\nname: blog\nstack: backend/php-wep\ncomponents: [extra/redsi]\n"))
        .extracting(Problem::where, Problem::what)
        .containsExactly(
            tuple("chimera.yaml:3:8", "there is no stack 'backend/php-wep'"),
            tuple("chimera.yaml:4:14", "there is no component 'extra/redsi'"));
    assertThat(refused("version: 1\nname: blog\nstack: backend/php-wep\n"))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.fix()).startsWith("did you mean 'backend/php-web'"));
  }

  @Test
  void givenUnknownVariant_whenResolved_thenTheLineAndTheNearestAreNamed() {
    assertThat(refused("version: 1\nname: blog\nstack: backend/php-web\nvariant: mysq\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("chimera.yaml:4:10");
              assertThat(problem.what()).contains("no variant 'mysq'");
              assertThat(problem.fix()).contains("'mysql'");
            });
  }

  @Test
  void givenBlueprintThatWasNotRead_whenStackIsUnknown_thenThereIsNoPlace() {
    Blueprint blueprint = Blueprint.ofStack("blog", "nope/nope", "", Blueprint.LOOPBACK);

    BlueprintException failure =
        catchThrowableOfType(
            BlueprintException.class, () -> Resolver.resolve(blueprint, catalog()));

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure).hasCauseInstanceOf(io.chimerastack.core.catalog.ManifestException.class);
    assertThat(failure.problems()).extracting(Problem::where).containsExactly("");
  }

  @Test
  void givenRivalDatabase_whenResolved_thenTheLineThatAddsItIsAtFault() {
    assertThat(
            unrelated(
                """
                version: 1
                name: blog
                stack: backend/php-web
                variant: mysql
                components:
                  - extra/second
                """))
        .extracting(Problem::where)
        .containsExactly("chimera.yaml:6:5");
  }

  @Test
  void givenNamesake_whenVariantBringsIt_thenTheLineThatAddsTheOtherIsAtFault() {
    assertThat(
            unrelated(
                """
                version: 1
                name: blog
                stack: backend/php-web
                components: [database/postgresql]
                """))
        .first()
        .isEqualTo(
            new Problem(
                "two services are named 'database': of database/mysql and database/postgresql",
                "chimera.yaml:4:14",
                "keep one of database/mysql, database/postgresql"));
  }

  @Test
  void givenUnmetRequirement_whenResolved_thenTheFixNamesTheCatalogsComponents() {
    assertThat(unrelated("version: 1\nname: blog\nstack: backend/plain\n"))
        .containsExactly(
            new Problem(
                "service 'backend' needs 'database', but no service provides database/mysql or"
                    + " database/postgresql",
                "chimera.yaml:3:8",
                "add database/mysql or database/postgresql or extra/second"));
    assertThat(unrelated("version: 1\nname: blog\ncomponents: [extra/mailer]\n"))
        .extracting(Problem::where, Problem::fix)
        .containsExactly(tuple("chimera.yaml:3:14", "add a component that provides mail/smtp"));
  }

  @Test
  void givenBrokenManifest_whenOthersAreUsed_thenItHarmsNobodyAndElseItIsLocated()
      throws IOException {
    component("extra/broken", "role: nonsense\nservice: broken\n");

    assertThat(resolve("version: 1\nname: blog\nstack: backend/php-web\n").graph().nodes())
        .hasSize(3);
    assertThat(refused("version: 1\nname: blog\ncomponents: [extra/broken]\n"))
        .isNotEmpty()
        .allSatisfy(
            problem -> assertThat(problem.where()).contains("base/extra/broken/template.yaml:"));
    assertThat(unrelated("version: 1\nname: blog\ncomponents: [backend/php]\n")).hasSize(1);
  }

  @Test
  void givenNothingButAName_whenResolved_thenDefaultsRemain() {
    assertThat(resolve("version: 1\nname: blog\n").graph()).hasToString("[proxy]");
  }

  private Resolution resolve(String text) {
    return Resolver.resolve(BlueprintReader.read(text, "chimera.yaml"), catalog());
  }

  private List<Problem> refused(String text) {
    BlueprintException failure =
        catchThrowableOfType(BlueprintException.class, () -> resolve(text));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  private List<Problem> unrelated(String text) {
    GraphException failure = catchThrowableOfType(GraphException.class, () -> resolve(text));
    assertThat(failure).isNotNull();
    return failure.problems();
  }

  private Catalog catalog() {
    return Catalog.of(List.of(CatalogSource.directory(root)));
  }

  private static String database(String capability) {
    return """
        role: database
        service: database
        provides:
          - {capability: %s}
        """
        .formatted(capability);
  }

  private void component(String id, String rest) throws IOException {
    write(
        "base/" + id + "/template.yaml",
        """
        kind: component
        version: 1.0.0
        title: Something
        description: Does something.
        """
            + rest);
    if (rest.contains("service:")) {
      write(
          "base/" + id + "/compose.yaml.ftl",
          "services:\n  %s:\n    image: x\n".formatted(new ComponentId(id).name()));
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
