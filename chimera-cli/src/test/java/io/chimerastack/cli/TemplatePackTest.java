package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack of {@code --templates} can be wrong or hostile: it is told where, and gets nowhere. */
class TemplatePackTest {
  @TempDir Path root;
  private CliRun.Machine machine;
  private TemplatePack pack;

  @BeforeEach
  void makePack() {
    machine = CliRun.Machine.in(root).made();
    pack = TemplatePack.in(root.resolve("pack"));
  }

  private CliRun create() {
    return machine.run("create", "shop", "-t", TemplatePack.STACK, pack.option());
  }

  private String refused() {
    CliRun run = create();
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("\n  fix: ");
    assertThat(machine.paths()).isEmpty();
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
    return run.err();
  }

  private Path project() {
    CliRun run = create();
    assertThat(run.code()).as(run.err()).isZero();
    return machine.directory().resolve("shop");
  }

  @Test
  void givenSoundPack_whenCreating_thenItsStackIsMade() throws IOException {
    assertThat(machine.run("list", pack.option()).out()).contains("extra/tiny", "backend/php-web");
    assertThat(project().resolve("docker-compose.yml")).content().contains("busybox:1.37");
  }

  @Test
  void givenRelativePack_whenRunElsewhere_thenItIsSoughtThere() {
    CliRun run =
        machine.run("-C", root.toString(), "create", "a", "-t", "extra/tiny", "--templates=pack");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(root.resolve("a/chimera.yaml")).exists();
    assertThat(machine.paths()).isEmpty();
  }

  @Test
  void givenPackThatRedefines_whenListing_thenBothCatalogsAreNamed() {
    pack.with("base/database/mysql/template.yaml", TemplatePack.SOUND_MANIFEST);

    assertThat(refused())
        .contains("base/database/mysql is already in the catalog")
        .contains(pack.root().resolve("base/database/mysql/template.yaml").toString());
  }

  /** One broken manifest for each rule of the schema. */
  static Stream<Arguments> brokenManifests() {
    String more = TemplatePack.SOUND_MANIFEST;
    return Stream.of(
        broken("duplicate key", more + "title: Again\n", 7, "title"),
        broken("unknown key", more + "porst: []\n", 7, "porst"),
        broken("missing key", more.replace("title: Tiny\n", ""), 1, "title"),
        broken("wrong kind", more.replace("kind: component", "kind: plugin"), 1, "component"),
        broken("wrong version", more.replace("1.0.0", "one"), 2, "1.0.0"),
        broken("wrong type", more.replace("title: Tiny", "title: [Tiny]"), 3, "/title"),
        broken("empty text", more.replace("title: Tiny", "title: \"\""), 3, "/title"),
        broken("two lines", more.replace("title: Tiny", "title: \"a\\nb\""), 3, "/title"),
        broken("unknown role", more.replace("role: extra", "role: cache"), 5, "database"),
        broken("illegal service", more.replace("service: tiny", "service: ti ny"), 6, "/service"),
        broken("role without service", more.replace("service: tiny\n", ""), 5, "service"),
        broken("no truth value", more + "container: maybe\n", 7, "/container"),
        broken("path out", more + "directory: ../out\n", 7, "/directory"),
        broken("empty list", more + "environments: []\n", 7, "/environments"),
        broken("doubled item", more + "administers: [a/b, a/b]\n", 7, "a/b"),
        broken("unknown choice", more + "environments: [staging]\n", 7, "production"),
        broken("version of no text", more + "versions: {tiny: 1.0}\n", 7, "/versions/tiny"),
        broken("capability", more + "provides: [{capability: Data Base}]\n", 7, "/capability"),
        broken("requirement", more + "uses: [{name: db}]\n", 7, "accepts"),
        broken("route path", more + "routes: [{path: api, http: 80}]\n", 7, "/path"),
        broken("route of two kinds", more + "routes: [{path: /, http: 80, files: x}]\n", 7, "one"),
        broken("route of no kind", more + "routes: [{path: /}]\n", 7, "http"),
        broken("port too high", more + "routes: [{path: /, http: 65536}]\n", 7, "65535"),
        broken("port of no number", more + "routes: [{path: /, http: web}]\n", 7, "/http"),
        broken("port half told", more + "ports: [{container: 80}]\n", 7, "variable"),
        broken("variable", more + "variables: [{name: db-name, comment: x}]\n", 7, "/name"),
        broken(
            "secret with a value",
            more + "variables: [{name: A, comment: x, secret: true, value: password}]\n",
            7,
            "secret"),
        broken("post_copy of no kind", more + "post_copy: [{when: \"true\"}]\n", 7, "delete"),
        broken("mode", more + "post_copy: [{chmod: {path: a, mode: \"999\"}}]\n", 7, "/chmod/mode"),
        broken("no map", "- a\n- b\n", 1, "a map"),
        broken("no YAML", more + "ports: [\n", 8, "template.yaml"),
        broken("nothing", "", 1, "template.yaml"));
  }

  private static Arguments broken(String name, String manifest, int line, String mention) {
    return Arguments.of(name, manifest, line, mention);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenManifests")
  void givenBrokenManifest_whenCreating_thenFileLineAndExpectation(
      String name, String manifest, int line, String mention) {
    pack.with(TemplatePack.MANIFEST, manifest);

    assertThat(refused())
        .contains(pack.root().resolve(TemplatePack.MANIFEST) + ":" + line + ":")
        .contains(mention);
  }

  @Test
  void givenManyMistakes_whenCreating_thenAllAreTold() {
    pack.with(
        TemplatePack.MANIFEST,
        """
        kind: component
        version: one
        title: [x]
        description: Serves.
        role: cache
        service: tiny
        porst: []
        """);

    assertThat(refused().lines().filter(line -> line.startsWith("error: ")))
        .hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "category: extra            | category: other              | category",
        "components: [extra/tiny]   | components: [extra/tinny]    | did you mean 'extra/tiny'?",
        "components: [extra/tiny]   | components: []               | components",
        "kind: stack                | kind: component              | stack",
        "title: Tiny stack          | titel: Tiny stack            | titel",
      })
  void givenBrokenStack_whenCreating_thenItIsNamed(String from, String to, String mention)
      throws IOException {
    Path manifest = pack.root().resolve(TemplatePack.STACK_MANIFEST);
    pack.with(TemplatePack.STACK_MANIFEST, Files.readString(manifest).replace(from, to));

    assertThat(refused()).contains(manifest.toString()).contains(mention);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[#include \"../../../../secret.txt\"]",
        "[#include \"/../../secret.txt\"]",
        "[#include \"../other/files/x\"]",
        "[#include \"/etc/passwd\"]",
        "[#include \"file:///etc/passwd\"]",
        "[#import \"../../../../secret.txt\" as x]",
        "[=.get_optional_template(\"../../../../secret.txt\").include()]",
      })
  void givenTemplateThatReadsOutside_whenCreating_thenItIsRefused(String template)
      throws IOException {
    Files.writeString(root.resolve("secret.txt"), "hush");
    pack.with("base/extra/other/template.yaml", TemplatePack.SOUND_MANIFEST)
        .with("base/extra/other/files/x", "hush")
        .with(TemplatePack.FILES + "page.txt.ftl", "one\n" + template + "\n");

    assertThat(refused())
        .contains(pack.root().resolve(TemplatePack.FILES + "page.txt.ftl") + ":2")
        .doesNotContain("hush");
  }

  @Test
  void givenLinkOutOfThePack_whenCreating_thenItIsRefused() throws IOException {
    Path secret = Files.writeString(root.resolve("secret.txt"), "hush");
    Path link = pack.root().resolve(TemplatePack.FILES + "page.txt");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, secret);

    assertThat(refused()).contains(link.toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]",
        "[#assign x = \"freemarker.template.utility.ObjectConstructor\"?new()]",
        "[=project?api.getClass()]",
        "[=project.class]",
        "[=project.getClass()]",
        "[=\"[=7*7]\"?interpret]",
      })
  void givenTemplateThatBreaksOut_whenCreating_thenItIsRefused(String template) {
    pack.with(TemplatePack.FILES + "page.txt.ftl", "one\n" + template + "\n");

    assertThat(refused()).contains("page.txt.ftl:2");
  }

  @Test
  void givenUndefinedVariable_whenCreating_thenFileLineAndNearestName() {
    pack.with(TemplatePack.FILES + "page.txt.ftl", "one\ntwo\n  [=project.nam]\n");

    assertThat(refused())
        .contains(pack.root().resolve(TemplatePack.FILES + "page.txt.ftl") + ":3")
        .contains("'project.nam' is not defined")
        .contains("nearest: name");
  }

  @Test
  void givenUndefinedVariableInComposeFragment_whenCreating_thenFileAndLine() {
    pack.with(TemplatePack.COMPOSE, "services:\n  tiny:\n    image: [=versions.tinny]\n");

    assertThat(refused()).contains(pack.root().resolve(TemplatePack.COMPOSE) + ":3");
  }

  @Test
  void givenComposeVariableThatNothingDeclares_whenCreating_thenItIsNamed() {
    pack.with(
        TemplatePack.COMPOSE,
        """
        services:
          tiny:
            image: busybox:${TINY_VERSION}
            healthcheck: {test: "true"}
        """);

    assertThat(refused()).contains("TINY_VERSION");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{delete: ../../victim}                          | /delete",
        "{delete: /etc/passwd}                           | /delete",
        "{delete: a/../../victim}                        | /delete",
        "{rename: {from: page.txt, to: ../../victim}}    | /to",
        "{rename: {from: ../../victim, to: page.txt}}    | /from",
        "{chmod: {path: ../../victim, mode: \"777\"}}    | /path",
      })
  void givenPostCopyThatReachesOutside_whenCreating_thenItIsRefused(String step, String mention)
      throws IOException {
    Path victim = Files.writeString(root.resolve("victim"), "mine");
    pack.with(TemplatePack.FILES + "page.txt", "page")
        .with(TemplatePack.MANIFEST, TemplatePack.SOUND_MANIFEST + "post_copy: [" + step + "]\n");

    assertThat(refused())
        .contains(pack.root().resolve(TemplatePack.MANIFEST) + ":7:")
        .contains(mention);
    assertThat(victim).hasContent("mine");
  }

  @Test
  void givenTemplateWithoutEnd_whenCreating_thenItIsStopped() {
    pack.with(
        TemplatePack.FILES + "page.txt.ftl",
        "[#assign x][#list 1..100000000 as i]a[/#list][/#assign]\n");

    assertThat(refused()).contains("page.txt.ftl").contains("steps");
  }

  @Test
  void givenCommandOfAPack_whenCreating_thenItIsRefusedAndDoesNotRun() {
    Path trace = root.resolve("trace");
    pack.with(
        TemplatePack.MANIFEST,
        TemplatePack.SOUND_MANIFEST + "post_copy: [{command: [touch, '" + trace + "']}]\n");

    assertThat(refused())
        .contains(pack.root().resolve(TemplatePack.MANIFEST) + ":7:")
        .contains("which a template pack from outside may not");
    assertThat(trace).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${7*7}",
        "[=1+1]",
        "$(id)",
        "`id`",
        "<b onmouseover=alert(1)>",
        "#{7*7}",
        "{{7*7}}",
        "%x"
      })
  void givenHostileText_whenCreating_thenItArrivesAsText(String text) throws IOException {
    pack.with(
            TemplatePack.MANIFEST,
            """
            kind: component
            version: 1.0.0
            title: '%1$s'
            description: 'Serves %1$s nothing.'
            role: extra
            service: tiny
            versions:
              tiny: '%1$s'
            """
                .formatted(text))
        .with(TemplatePack.FILES + "plain.txt.ftl", "[=service.title]|[=versions.tiny]\n")
        .with(TemplatePack.FILES + "page.html.ftl", "<p>[=service.title]</p>\n");

    Path project = project();

    assertThat(project.resolve("tiny/plain.txt")).hasContent(text + "|" + text + "\n");
    assertThat(project.resolve("tiny/page.html"))
        .hasContent("<p>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</p>\n");
    assertThat(project.resolve("docker-compose.yml")).content().contains(text);
    String dashboard = Files.readString(project.resolve("dashboard/index.html"));
    assertThat(dashboard).doesNotContain("<b onmouseover");
    assertThat(everything(project)).doesNotContain("uid=");
  }

  private static String everything(Path project) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void givenTwoComponentsWithOnePath_whenCreating_thenBothAreNamed() throws IOException {
    pack.with(
            "base/extra/other/template.yaml",
            """
            kind: component
            version: 1.0.0
            title: Other
            description: Writes where tiny writes.
            directory: tiny
            """)
        .with("base/extra/other/files/page.txt", "other")
        .with(TemplatePack.FILES + "page.txt", "page");
    Path manifest = pack.root().resolve(TemplatePack.STACK_MANIFEST);
    pack.with(
        TemplatePack.STACK_MANIFEST,
        Files.readString(manifest).replace("[extra/tiny]", "[extra/tiny, extra/other]"));

    assertThat(refused()).contains("tiny/page.txt").contains("extra/other").contains("extra/tiny");
  }

  @Test
  void givenAuthorsOwnPorts_whenCreating_thenTheyAreRefused() {
    List<String> lines =
        Arrays.asList("services:", "  tiny:", "    image: busybox", "    ports: [\"80:80\"]", "");
    pack.with(TemplatePack.COMPOSE, String.join("\n", lines));

    assertThat(refused()).contains(TemplatePack.COMPOSE + ":4").contains("ports");
  }
}
