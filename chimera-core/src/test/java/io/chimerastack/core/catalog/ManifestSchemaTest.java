package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlException;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.ComponentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas and the binding by hand accept and refuse the same, at the same place. */
class ManifestSchemaTest {
  private static final String LONG = "x".repeat(201);
  private static final String CHOICES =
      SampleCatalog.STACK.substring(SampleCatalog.STACK.indexOf("\n    mysql:"));
  private static final CatalogSource BUILT_IN =
      CatalogSource.directory(Path.of("../chimera-templates/src/main/resources/chimera"));
  private static final ManifestSchema SCHEMA = ManifestSchema.of(List.of(BUILT_IN)).orElseThrow();

  private static Arguments component(String mistake, String from, String to, String place) {
    return Arguments.of(mistake, SampleCatalog.DATABASE, from, to, place);
  }

  private static Arguments backend(String mistake, String from, String to, String place) {
    return Arguments.of(mistake, SampleCatalog.BACKEND, from, to, place);
  }

  private static Arguments stack(String mistake, String from, String to, String place) {
    return Arguments.of(mistake, SampleCatalog.STACK, from, to, place);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        component("missing key", "title: MySQL\n", "", "1:1"),
        component("missing version", "version: 1.0.0\n", "", "1:1"),
        component("missing kind", "kind: component\n", "", "1:1"),
        component("unknown key", "title: MySQL", "title: MySQL\nsubtitle: x", "4:1"),
        component("unknown nested key", "{delete: old,", "{delete: old, wen: x,", "21:19"),
        component("wrong kind", "kind: component", "kind: stack", "1:7"),
        component("number for text", "title: MySQL", "title: 8", "3:8"),
        component("map for text", "title: MySQL", "title: {a: b}", "3:8"),
        component("nothing for text", "title: MySQL", "title:", "3:7"),
        component("empty text", "title: MySQL", "title: ''", "3:8"),
        component("blank at the end", "title: MySQL", "title: 'MySQL '", "3:8"),
        component("two lines", "title: MySQL", "title: \"My\\nSQL\"", "3:8"),
        component("line end", "title: MySQL", "title: \"MySQL\\n\"", "3:8"),
        component("too long", "title: MySQL", "title: " + LONG, "3:8"),
        component("bad version", "version: 1.0.0", "version: v1", "2:10"),
        component("number version", "version: 1.0.0", "version: 1.0", "2:10"),
        component("bad role", "role: database", "role: db", "5:7"),
        component("role without service", "service: database\n", "", "5:1"),
        component("service without role", "role: database\n", "", "5:1"),
        component("bad service", "service: database", "service: my service", "6:10"),
        component(
            "text for flag", "service: database", "service: database\ncontainer: 'no'", "7:12"),
        component(
            "directory outside", "service: database", "service: database\ndirectory: ../x", "7:12"),
        component(
            "absolute directory", "service: database", "service: database\ndirectory: /x", "7:12"),
        component(
            "bad environment",
            "service: database",
            "service: database\nenvironments: [test]",
            "7:16"),
        component(
            "no environment", "service: database", "service: database\nenvironments: []", "7:15"),
        component(
            "environment twice",
            "service: database",
            "service: database\nenvironments: [production, production]",
            "7:"),
        component("number as version of software", "mysql: \"9.4\"", "mysql: 9.4", "7:19"),
        component("bad name of software", "mysql: \"9.4\"", "my-sql: \"9.4\"", "7:12"),
        component(
            "map for list", "  - capability: database/mysql\n    exports:", "  exports:", "9:3"),
        component("bad capability", "capability: database/mysql", "capability: MySQL", "9:17"),
        component(
            "missing capability", "capability: database/mysql\n    exports:", "exports:", "9:5"),
        component("number for export", "DB_HOST: database", "DB_HOST: 3306", "11:16"),
        component("bad name of export", "DB_HOST: database", "DB-HOST: database", "11:7"),
        component("port too high", "container: 3306", "container: 65536", "14:17"),
        component("port zero", "container: 3306", "container: 0", "14:17"),
        component("port as text", "container: 3306", "container: '3306'", "14:17"),
        component("port as fraction", "container: 3306", "container: 3306.5", "14:17"),
        component("bad variable", "variable: DB_PORT", "variable: db_port", "14:33"),
        component("bad range", "range: database/mysql", "range: mysql", "14:49"),
        component("missing purpose", ", purpose: SQL", "", "14:5"),
        component("secret with value", "secret: true,", "secret: true, value: x,", "17:5"),
        component("secret with empty value", "secret: true,", "secret: true, value: '',", "17:5"),
        component("text for secret", "secret: true", "secret: yes", "17:33"),
        component("missing comment", ", comment: The database", "", "16:5"),
        component("control character", "value: app", "value: \"a\\x07\"", "16:32"),
        component("missing text", ", text: \"mysql -P ${DB_PORT}\"", "", "19:5"),
        component("path outside", "delete: old", "delete: ../old", "21:14"),
        component("absolute path", "delete: old", "delete: /old", "21:14"),
        component("windows path", "delete: old", "delete: 'a\\b'", "21:14"),
        component("no step", "{rename: {from: a, to: b}}", "{when: x}", "22:5"),
        component("two steps", "{delete: old,", "{delete: old, command: [x],", "21:5"),
        component("missing to", "{from: a, to: b}", "{from: a}", "22:14"),
        component("number as mode", "mode: \"755\"", "mode: 755", "23:34"),
        component("bad mode", "mode: \"755\"", "mode: \"999\"", "23:34"),
        component("empty command", "[echo, done]", "[]", "24:14"),
        component("text for command", "[echo, done]", "echo done", "24:14"),
        component("list for map", "versions: {mysql: \"9.4\"}", "versions: [mysql]", "7:11"),
        backend("accepts nothing", "accepts: [cache/redis]", "accepts: []", "10:28"),
        backend(
            "accepts twice",
            "accepts: [cache/redis]",
            "accepts: [cache/redis, cache/redis]",
            "10:"),
        backend("missing accepts", "accepts: [cache/redis], ", "", "10:5"),
        backend("bad requirement", "name: cache", "name: my-cache", "10:12"),
        backend("route without slash", "path: /api/", "path: /api", "12:12"),
        backend("no target", ", http: 8080", "", "13:5"),
        backend("two targets", "files: docs", "files: docs, http: 80", "14:5"),
        backend(
            "single page without files", ", http: 8080", ", http: 8080, single_page: true", "13:5"),
        backend("text for single page", "files: docs", "files: docs, single_page: 'no'", "14:46"),
        backend(
            "bad place of a route", "files: docs", "files: docs, environments: [test]", "14:48"),
        backend("bad script", "script: /app/public/index.php", "script: public/index.php", "12:49"),
        backend("script outside", "script: /app/public/index.php", "script: /app/../x", "12:49"),
        backend("missing script", ", script: /app/public/index.php", "", "12:28"),
        backend("unknown key of fastcgi", "{port: 9000,", "{port: 9000, root: /,", "12:41"),
        backend("files outside", "files: docs", "files: ../docs", "14:27"),
        backend("relative health", "path: /api/health", "path: api/health", "15:16"),
        backend("empty reports", "reports: [database]", "reports: []", "15:38"),
        stack("missing components", "components: [backend/php]\n", "", "1:1"),
        stack("no components", "components: [backend/php]", "components: []", "6:13"),
        stack("bad component", "[backend/php]", "[php]", "6:14"),
        stack("component twice", "[backend/php]", "[backend/php, backend/php]", "6:"),
        stack("unknown key", "axis: database", "axis: database\n  other: x", "9:3"),
        stack("missing default", "  default: mysql\n", "", "8:3"),
        stack("no choice", CHOICES, " {}\n", "10:12"),
        stack("bad choice", "none: {title: None,", "No_ne: {title: None,", "12:5"),
        stack("choice without title", "{title: None, ", "{", "12:11"),
        stack("choice of text", "{title: None, components: [core/project]}", "none", "12:11"),
        stack("bad category", "category: backend", "category: Back End", "5:11"),
        stack("text for map", "variants:\n", "variants: x\nother:\n", "7:11"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void givenAMistake_whenHeldAgainstSchemaAndBinding_thenBothRefuseItAtItsPlace(
      String mistake, String manifest, String from, String to, String place) {
    assertThat(manifest).contains(from);
    YamlNode node = YamlDocument.parse(manifest.replace(from, to), "m.yaml");
    boolean stack = manifest.equals(SampleCatalog.STACK);

    List<Problem> bound = bind(stack, node);
    List<Problem> validated =
        SCHEMA.validate(stack ? ManifestSchema.Kind.STACK : ManifestSchema.Kind.COMPONENT, node);

    assertThat(bound).as("binding").anyMatch(problem -> isAt(problem, place));
    assertThat(validated).as("schema").anyMatch(problem -> isAt(problem, place));
    assertThat(validated).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
    assertThat(bound).allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
  }

  private static boolean isAt(Problem problem, String place) {
    String where = problem.where().substring("m.yaml:".length());
    return place.endsWith(":") ? where.startsWith(place) : where.equals(place);
  }

  private static List<Problem> bind(boolean stack, YamlNode node) {
    YamlProblems problems = new YamlProblems();
    Folder folder = new Folder(BUILT_IN, "base/database/mysql/");
    Set<ComponentId> known =
        Set.of(
            new ComponentId("backend/php"),
            new ComponentId("database/mysql"),
            new ComponentId("core/project"));
    if (stack) {
      StackReader.read("backend/php-web", folder, node, known, problems);
    } else {
      ComponentReader.read(new ComponentId("database/mysql"), folder, node, problems);
    }
    return problems.problems();
  }

  @Test
  void givenRightManifests_whenHeldAgainstSchemaAndBinding_thenBothAcceptThem() {
    for (String text :
        List.of(
            SampleCatalog.DATABASE,
            SampleCatalog.BACKEND,
            SampleCatalog.FILES,
            SampleCatalog.STACK)) {
      YamlNode node = YamlDocument.parse(text, "m.yaml");
      boolean stack = text.equals(SampleCatalog.STACK);
      assertThat(bind(stack, node)).isEmpty();
      assertThat(
              SCHEMA.validate(
                  stack ? ManifestSchema.Kind.STACK : ManifestSchema.Kind.COMPONENT, node))
          .isEmpty();
    }
  }

  @Test
  void givenADuplicateKey_whenReading_thenItIsRefusedBeforeEither() {
    String text = SampleCatalog.FILES + "title: Again\n";

    assertThat(
            catchThrowableOfType(YamlException.class, () -> YamlDocument.parse(text, "m.yaml"))
                .problems())
        .extracting(Problem::where)
        .containsExactly("m.yaml:6:1");
  }

  @Test
  void givenEveryDefaultLocale_whenValidating_thenTheWordsAreTheSame() {
    YamlNode node = YamlDocument.parse("kind: component\nversion: 8\nroel: x\n", "m.yaml");
    List<Problem> expected = SCHEMA.validate(ManifestSchema.Kind.COMPONENT, node);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(SCHEMA.validate(ManifestSchema.Kind.COMPONENT, node)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(expected)
        .contains(
            new Problem(
                "/version is wrong: integer found, string expected",
                "m.yaml:2:10",
                "expected: A version as semver.org has it, such as 1.0.0."));
  }

  @Test
  void givenAForeignCatalog_whenAskedForAComponent_thenItIsHeldAgainstTheSchemaOfTheFirstSource() {
    SampleCatalog foreign =
        SampleCatalog.empty()
            .with("base/cache/redis/template.yaml", SampleCatalog.FILES.replace("1.0.0", "v1"));
    Catalog catalog = Catalog.of(List.of(BUILT_IN, foreign.source()));

    assertThat(
            catchThrowableOfType(
                ManifestException.class, () -> catalog.component(new ComponentId("cache/redis"))))
        .hasMessageContaining("/templates/base/cache/redis/template.yaml:2:10");
  }

  @Test
  void givenTheBuiltInCatalog_whenChecked_thenNothingIsWrong() {
    assertThat(Catalog.of(List.of(BUILT_IN)).check()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("blueprints")
  void givenABlueprint_whenHeldAgainstItsSchema_thenItIsJudged(String text, boolean right) {
    assertThat(
            SCHEMA.validate(
                ManifestSchema.Kind.BLUEPRINT, YamlDocument.parse(text, "chimera.yaml")))
        .matches(problems -> problems.isEmpty() == right, "empty: " + right);
  }

  static Stream<Arguments> blueprints() {
    return Stream.of(
        Arguments.of("{version: 1, name: blog}", true),
        Arguments.of(
            "{version: 1, name: my-app, stack: backend/php-web, variant: mysql, components:"
                + " [cache/redis], address: 0.0.0.0}",
            true),
        Arguments.of("{version: 1, name: con}", false),
        Arguments.of("{version: 1, name: console}", true),
        Arguments.of("{version: 1, name: Blog}", false),
        Arguments.of("{version: 1, name: blog-}", false),
        Arguments.of("{version: 2, name: blog}", false),
        Arguments.of("{name: blog}", false),
        Arguments.of("{version: 1, name: blog, variant: mysql}", false),
        Arguments.of("{version: 1, name: blog, stak: backend/php-web}", false),
        Arguments.of("{version: 1, name: blog, components: [redis]}", false));
  }
}
