package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.chimerastack.core.port.PortRange;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.ComponentId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final ComponentId MYSQL = new ComponentId("database/mysql");

  private static Catalog catalog(SampleCatalog... samples) {
    return Catalog.of(List.of(samples).stream().map(SampleCatalog::source).toList());
  }

  private static List<Problem> problems(Runnable work) {
    ChimeraException thrown = catchThrowableOfType(ChimeraException.class, work::run);
    assertThat(thrown).isNotNull();
    assertThat(thrown.category()).isEqualTo(Category.INPUT);
    return thrown.problems();
  }

  @Test
  void givenACatalog_whenListing_thenEverythingIsThereInOrder() {
    Catalog catalog = catalog(SampleCatalog.whole());

    assertThat(catalog.componentIds())
        .extracting(ComponentId::value)
        .containsExactly("backend/php", "core/project", "database/mysql");
    assertThat(catalog.stackIds()).containsExactly("backend/php-web");
    assertThat(catalog.stacks()).extracting(Stack::title).containsExactly("PHP web");
    assertThat(catalog.defaults()).containsExactly(new ComponentId("core/project"));
    assertThat(catalog.portRanges().all())
        .containsExactly(entry("database/mysql", PortRange.of(3306, 3399)));
    assertThat(catalog.check()).isEmpty();
  }

  @Test
  void givenAStack_whenAskedWithAndWithoutItsFolder_thenItIsTheSame() {
    Catalog catalog = catalog(SampleCatalog.whole());

    Stack stack = catalog.stack("backend/php-web");

    assertThat(catalog.stack("stacks/backend/php-web")).isSameAs(stack);
    assertThat(stack.category()).isEqualTo("backend");
    assertThat(stack.files()).containsExactly("files/README.md", "template.yaml");
    assertThat(stack.read("files/README.md")).asString().isEqualTo("# Hello\n");
    assertThat(stack.components(""))
        .containsExactly(new ComponentId("backend/php"), new ComponentId("database/mysql"));
    assertThat(stack.components("none"))
        .containsExactly(new ComponentId("backend/php"), new ComponentId("core/project"));
    assertThat(stack.variant("")).isEqualTo("mysql");
  }

  @Test
  void givenUnknownNames_whenAsking_thenNearestAndKnownOnesAreNamed() {
    Catalog catalog = catalog(SampleCatalog.whole());

    assertThat(problems(() -> catalog.stack("backend/php-wep")))
        .containsExactly(
            new Problem(
                "there is no stack 'backend/php-wep'",
                "",
                "did you mean 'backend/php-web'? known stacks: backend/php-web"));
    assertThat(problems(() -> catalog.stack("php-web")).get(0).fix())
        .startsWith("did you mean 'backend/php-web'?");
    assertThat(problems(() -> catalog.stack("backend/php-web").variant("mysq")))
        .containsExactly(
            new Problem(
                "stack 'backend/php-web' has no variant 'mysq'",
                "",
                "did you mean 'mysql'? database is one of: mysql, none"));
    assertThat(problems(() -> catalog.component(new ComponentId("database/mysqk"))).get(0).fix())
        .isEqualTo(
            "did you mean 'database/mysql'? known components: backend/php, core/project,"
                + " database/mysql");
  }

  @Test
  void givenABrokenManifest_whenAskingForAnother_thenItHarmsNobody() {
    Catalog catalog =
        catalog(SampleCatalog.whole().with("base/backend/php/template.yaml", "kind: [\n"));

    assertThat(catalog.component(MYSQL).title()).isEqualTo("MySQL");
    assertThat(problems(() -> catalog.component(new ComponentId("backend/php"))).get(0).where())
        .isEqualTo("/templates/base/backend/php/template.yaml:2:1");
    assertThat(catalog.check()).hasSize(1);
  }

  @Test
  void givenTwoSources_whenOneRedefinesWhatTheOtherHas_thenBothAreNamed() {
    List<Problem> problems = problems(() -> catalog(SampleCatalog.whole(), SampleCatalog.whole()));

    assertThat(problems).hasSize(4);
    assertThat(problems.get(0))
        .isEqualTo(
            new Problem(
                "base/backend/php is already in the catalog '/templates'",
                "/templates/base/backend/php/template.yaml",
                "give it another folder name"));
  }

  @Test
  void givenTwoSources_whenTheyDiffer_thenTheyAddUp() {
    SampleCatalog more =
        SampleCatalog.empty()
            .with(
                "base/cache/redis/template.yaml",
                SampleCatalog.DATABASE
                    .replace("database/mysql", "cache/redis")
                    .replace("database", "cache"))
            .with("config/ports.yaml", "cache: {redis: 6379-6478}\n");

    Catalog catalog = catalog(SampleCatalog.whole(), more);

    assertThat(catalog.componentIds()).hasSize(4);
    assertThat(catalog.portRanges().all()).containsOnlyKeys("cache/redis", "database/mysql");
  }

  @Test
  void givenTwoSources_whenTheySetTheSameRange_thenBothAreNamed() {
    SampleCatalog more = SampleCatalog.empty().with("config/ports.yaml", "database: {mysql: 1-2}");

    Catalog catalog = catalog(SampleCatalog.whole(), more);

    assertThat(problems(catalog::portRanges))
        .extracting(Problem::what)
        .containsExactly(
            "the port range 'database/mysql' is already set in /templates/config/ports.yaml");
  }

  @Test
  void givenNoRangesAnywhere_whenAsking_thenItIsAProblem() {
    Catalog catalog = catalog(SampleCatalog.whole().without("config/ports.yaml"));

    assertThat(problems(catalog::portRanges)).hasSize(1);
  }

  @Test
  void givenEveryKindOfMistake_whenChecking_thenAllAreReported() {
    Catalog catalog =
        catalog(
            SampleCatalog.whole()
                .with("base/loose.txt", "")
                .with("base/Core/x/template.yaml", "")
                .with("base/core/empty/files/x", "")
                .without("base/backend/php/compose.yaml.ftl")
                .with("base/core/project/compose.yaml.ftl", "services: {}")
                .with("config/ports.yaml", "cache: {redis: 6379-6478}\n")
                .with("config/defaults.yaml", "components: [core/projekt]\n")
                .with(
                    "stacks/backend/php-web/template.yaml",
                    SampleCatalog.STACK.replace("[backend/php]", "[backend/phq]")));

    assertThat(catalog.check())
        .extracting(problem -> problem.where() + ": " + problem.what())
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).contains("base/loose.txt").contains("belongs to no component"),
            p -> assertThat(p).contains("base/Core/x").contains("is no id"),
            p -> assertThat(p).contains("base/core/empty").contains("has no template.yaml"),
            p -> assertThat(p).contains("defaults.yaml:1:14").contains("core/projekt"),
            p -> assertThat(p).contains("backend/php/compose.yaml.ftl").contains("needs a"),
            p -> assertThat(p).contains("core/project/compose.yaml.ftl").contains("no container"),
            p -> assertThat(p).contains("there is no port range 'database/mysql'"),
            p -> assertThat(p).contains("php-web/template.yaml:6:14").contains("backend/phq"));
  }

  @Test
  void givenTheSameFiles_whenDigesting_thenItDependsOnNamesAndContentsOnly() {
    String digest = catalog(SampleCatalog.whole()).component(MYSQL).digest();

    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(catalog(SampleCatalog.whole()).component(MYSQL).digest()).isEqualTo(digest);
    assertThat(
            catalog(SampleCatalog.whole().with("base/database/mysql/files/my.cnf", "[x]\n"))
                .component(MYSQL)
                .digest())
        .isNotEqualTo(digest);
    assertThat(
            catalog(SampleCatalog.whole().with("base/database/mysql/files/more", ""))
                .component(MYSQL)
                .digest())
        .isNotEqualTo(digest);
  }
}
