package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code chimera template}: from nothing to an installed pack. */
class TemplateCommandTest {
  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  private CliRun template(String line) {
    return machine.run(("template " + line).split(" ", -1));
  }

  private CliRun passes(String line) {
    CliRun run = template(line);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private CliRun refused(String line, int code) {
    CliRun run = template(line);
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    return run;
  }

  private Path work(String path) {
    return machine.directory().resolve(path);
  }

  private static JsonNode json(CliRun run) {
    JsonNode document = new JsonMapper().readTree(run.out());
    assertThat(document.path("schemaVersion").asInt()).isEqualTo(1);
    return document;
  }

  // ---- new ----

  @ParameterizedTest
  @CsvSource({
    "pack hello,hello",
    "component backend/api,.",
    "component frontend/shop,.",
    "component database/pg,.",
    "component cache/valkey,.",
    "component tools/helper --role backend,.",
    "stack backend/classic,.",
    "stack backend/node-db -c backend/php -c database/postgresql,."
  })
  void givenEachBeginning_whenMade_thenItPassesEveryCheckAsItIs(String what, String pack) {
    passes("new " + what);

    assertThat(passes("validate " + pack).out()).startsWith("Valid: ").doesNotContain("warning");
    assertThat(passes("test " + pack).out()).contains("ok  ").doesNotContain("failed");
    assertThat(machine.home().resolve("scratch")).isEmptyDirectory();
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
  }

  @Test
  void givenFileInTheWay_whenBeginning_thenNothingIsOverwritten() throws IOException {
    Path mine = work("base/backend/api/template.yaml");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    assertThat(refused("new component backend/api", 2).err())
        .contains(mine + ": the file is already there");
    assertThat(mine).hasContent("mine");
    assertThat(machine.paths()).hasSize(4);
  }

  @Test
  void givenDryRun_whenBeginning_thenFilesAreShownAndNothingIsWritten() {
    assertThat(passes("new pack hello --dry-run").out())
        .contains("hello/stacks/backend/hello/template.yaml", "Nothing was written");
    assertThat(machine.paths()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new",
        "new pack",
        "new nosuch hello",
        "new pack Hello",
        "new component hello",
        "new component a/b --role proxy",
        "new component a/b --role nosuch",
        "new stack a/b -c nosuch",
        "",
        "nosuch",
        "install",
        "install nosuch",
        "install hello --sha256 12",
        "uninstall nosuch",
        "validate nosuch",
        "test nosuch"
      })
  void givenWrongWords_whenRunning_thenTheyAreRefusedWithAFix(String line) {
    CliRun run = line.isEmpty() ? machine.run("template") : refused(line, 2);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("error: ", "fix: ");
    assertThat(machine.paths()).isEmpty();
  }

  // ---- validate and test ----

  @Test
  void givenOptionBeforeTheCommand_whenRunning_thenItIsForTheCommand() {
    passes("new pack hello");

    CliRun run = machine.run("-C", work("hello").toString(), "template", "validate");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("Valid: this pack, tried in 1 project\n");
    assertThat(machine.run("template", "-C", "hello", "validate").code()).isZero();
  }

  @Test
  void givenPartsOfAPack_whenValidating_thenOnlyTheyAreLookedAt() throws IOException {
    passes("new pack hello");
    passes("new component cache/valkey --dir hello");
    Path manifest = work("hello/base/cache/valkey/template.yaml");
    Files.writeString(manifest, Files.readString(manifest) + "porst: []\n");

    assertThat(refused("validate hello", 2).out()).contains("hello/base/cache/valkey/");
    assertThat(passes("validate hello/base/backend/hello/files/app.py").out())
        .contains("tried in 1 project");
    assertThat(refused("validate hello/base/cache/valkey hello/stacks/backend/hello", 2).out())
        .contains("[unknown-key]");
    assertThat(refused("test hello", 2).out()).contains("[unknown-key]");
  }

  @Test
  void givenMistake_whenPrintingJson_thenItIsInParts() throws IOException {
    passes("new pack hello");
    Path manifest = work("hello/base/backend/hello/template.yaml");
    Files.writeString(manifest, Files.readString(manifest) + "porst: []\n");

    JsonNode report = json(refused("validate hello --json", 2));

    assertThat(report.path("valid").asBoolean()).isFalse();
    JsonNode problem = report.path("problems").get(0);
    assertThat(problem.path("rule").asString()).isEqualTo("unknown-key");
    assertThat(problem.path("level").asString()).isEqualTo("error");
    assertThat(problem.path("file").asString()).isEqualTo("hello/base/backend/hello/template.yaml");
    assertThat(problem.path("line").asInt()).isEqualTo(Files.readAllLines(manifest).size());
    assertThat(problem.path("column").asInt()).isEqualTo(1);
    assertThat(problem.path("fix").asString()).contains("ports");
  }

  @Test
  void givenMistakes_whenWritingSarif_thenACodeReviewCanAnnotateThem() throws IOException {
    passes("new pack hello");
    Path manifest = work("hello/base/backend/hello/template.yaml");
    Files.writeString(manifest, Files.readString(manifest) + "porst: []\n");
    Files.writeString(work("hello/base/backend/hello/files/a b.txt"), "one\r\n");

    refused("validate hello --sarif out/pack.sarif", 2);
    String written = Files.readString(work("out/pack.sarif"));
    JsonNode log = new JsonMapper().readTree(written);

    assertThat(log.path("version").asString()).isEqualTo("2.1.0");
    assertThat(log.path("$schema").asString()).endsWith("sarif-schema-2.1.0.json");
    JsonNode run = log.path("runs").get(0);
    String base = run.path("originalUriBaseIds").path("SRCROOT").path("uri").asString();
    assertThat(base).startsWith("file:///").endsWith("/work/");
    JsonNode rules = run.path("tool").path("driver").path("rules");
    assertThat(run.path("tool").path("driver").path("name").asString()).isNotEmpty();
    assertThat(run.path("results")).hasSize(2);
    for (JsonNode result : run.path("results")) {
      JsonNode rule = rules.get(result.path("ruleIndex").asInt());
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(rule.path("shortDescription").path("text").asString()).isNotEmpty();
      assertThat(rule.path("defaultConfiguration").path("level")).isEqualTo(result.path("level"));
      assertThat(result.path("level").asString()).isIn("error", "warning", "note");
      assertThat(result.path("message").path("text").asString()).isNotEmpty();
      JsonNode place = result.path("locations").get(0).path("physicalLocation");
      JsonNode file = place.path("artifactLocation");
      assertThat(file.path("uriBaseId").asString()).isEqualTo("SRCROOT");
      assertThat(file.path("uri").asString()).startsWith("hello/").doesNotContain(" ", "\\");
      assertThat(place.path("region").path("startLine").asInt()).isPositive();
    }
    assertThat(written).contains("a%20b.txt");
    assertThat(refused("validate hello --sarif -", 2).out()).isEqualTo(written);
  }

  @Test
  void givenSoundPack_whenWritingSarif_thenItHasNoResults() throws IOException {
    passes("new pack hello");

    passes("validate hello --sarif pack.sarif");

    JsonNode run = new JsonMapper().readTree(Files.readString(work("pack.sarif"))).path("runs");
    assertThat(run.get(0).path("results").isArray()).isTrue();
    assertThat(run.get(0).path("results")).isEmpty();
  }

  @Test
  void givenStacksWithVariants_whenTesting_thenEachIsTriedAndCanBeChosen() throws IOException {
    passes("new pack hello");
    Path stack = work("hello/stacks/backend/hello/template.yaml");
    Files.writeString(
        stack,
        Files.readString(stack).replaceAll("(?s)# Choices.*", "")
            + """
            variants:
              axis: database
              default: mysql
              choices:
                mysql: {title: MySQL, components: [database/mysql]}
                postgresql: {title: PostgreSQL, components: [database/postgresql]}
            """);

    JsonNode all = json(passes("test hello --json"));
    assertThat(all.path("projects").valueStream().map(p -> p.path("label").asString()))
        .containsExactly("backend/hello mysql", "backend/hello postgresql");
    assertThat(json(passes("test hello --json --variant mysql")).path("projects")).hasSize(1);
    assertThat(refused("test hello --variant nosuch", 2).err()).contains("backend/hello mysql");
  }

  @Test
  void givenComponentWithoutAStack_whenTesting_thenItIsTriedWithEachThingItAccepts()
      throws IOException {
    passes("new component backend/api");
    Path manifest = work("base/backend/api/template.yaml");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            + "uses:\n  - {name: database, accepts: [database/postgresql, database/mysql]}\n");

    assertThat(passes("test").out())
        .contains("backend/api with database/postgresql", "backend/api with database/mysql");

    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("[database/postgresql, database/mysql]", "[search/engine]"));
    assertThat(passes("test").out())
        .contains("There is no project to try.", "no component provides search/engine");
  }

  // ---- install ----

  @Test
  void givenInstalledPack_whenCreating_thenItIsInEveryCatalogAndInTheLockfile() throws IOException {
    passes("new pack hello");

    assertThat(passes("install hello").out()).startsWith("Installed: hello, 1 component, 1 stack");

    assertThat(machine.run("list").out()).contains("backend/hello", "backend/php-web");
    CliRun create = machine.run("create", "shop", "-t", "backend/hello");
    assertThat(create.code()).as(create.err()).isZero();
    String digest = json(passes("list --json")).path("packs").get(0).path("digest").asString();
    assertThat(work("shop/chimera.lock"))
        .content()
        .contains("packs:\n  - name: hello\n    digest: " + digest);
    assertThat(machine.run("-C", "shop", "diff", "--exit-code").code()).isZero();
    // its author goes on in the directory that it was installed from
    passes("validate hello");

    assertThat(passes("uninstall hello").out()).isEqualTo("Removed: hello\n");
    assertThat(machine.run("list").out()).doesNotContain("backend/hello");
    assertThat(machine.run("-C", "shop", "diff").err()).contains("backend/hello");
  }

  @Test
  void givenArchive_whenInstalling_thenItsStacksAreThere() throws IOException {
    passes("new pack hello");
    Path archive = work("hello-1.0.0.zip");
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String path : machine.paths()) {
        if (path.startsWith("hello/") && Files.isRegularFile(work(path))) {
          zip.putNextEntry(new ZipEntry(path));
          zip.write(Files.readAllBytes(work(path)));
        }
      }
    }

    JsonNode report = json(passes("install hello-1.0.0.zip --json"));

    assertThat(report.path("installed").path("name").asString()).isEqualTo("hello");
    assertThat(report.path("installed").path("archive").asString()).hasSize(64);
    assertThat(passes("list").out()).contains("hello", "1 component, 1 stack", archive.toString());
  }

  @Test
  void givenPackThatIsInstalledAndGiven_whenListing_thenBothAreNamed() {
    passes("new pack hello");
    passes("install hello");

    CliRun run = machine.run("list", "--templates", "hello");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(machine.home().resolve("templates/hello").toString())
        .contains(work("hello/base/backend/hello/template.yaml").toString());
  }

  @Test
  void givenBrokenPack_whenInstalling_thenEveryMistakeIsToldAndNothingIsInstalled()
      throws IOException {
    passes("new pack hello");
    Path manifest = work("hello/base/backend/hello/template.yaml");
    Files.writeString(manifest, Files.readString(manifest) + "porst: []\n");

    JsonNode report = json(refused("install hello --json", 2));

    assertThat(report.path("problems").get(0).path("what").asString()).contains("/porst");
    assertThat(passes("list").out()).startsWith("No pack is installed");
    assertThat(machine.home().resolve("templates").toFile().list()).containsExactly(".lock");
  }

  // ---- help and completion ----

  @ParameterizedTest
  @ValueSource(strings = {"new", "validate", "test", "install", "list", "uninstall"})
  void givenInnerCommand_whenAskingForHelp_thenItHasExamplesAndIsCompleted(String command) {
    String help = passes(command + " --help").out();

    assertThat(help).startsWith("Usage: chimera template " + command);
    assertThat(help).contains("\nExamples:\n", "--templates", "-C", "--no-color", "--debug");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    String script = machine.run("completion", "bash").out();
    assertThat(script).contains("_picocli_chimera_template_" + command + "()");
  }
}
