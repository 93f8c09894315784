package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Edits, drift, conflicts and checkouts of a project, as {@code diff} and {@code apply} see them.
 */
class ApplyTest {
  private static final String PAGE = TemplatePack.FILES + "page.txt";

  @TempDir Path root;
  private TemplatePack pack;
  private CliRun.Machine shop;

  @BeforeEach
  void makeProject() {
    CliRun.Machine machine = CliRun.Machine.in(root).made();
    pack = TemplatePack.in(root.resolve("pack")).with(PAGE, "one\ntwo\nthree\n");
    shop = machine.at(machine.directory().resolve("shop"));
    CliRun run = machine.run("create", "shop", "-t", TemplatePack.STACK, pack.option());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private CliRun run(String... args) {
    String[] all = Stream.concat(Stream.of(args), Stream.of(pack.option())).toArray(String[]::new);
    return shop.run(all);
  }

  private Path page() {
    return shop.directory().resolve("tiny/page.txt");
  }

  @Test
  void givenFreshProject_whenDiffing_thenNothingIsPending() {
    CliRun diff = run("diff", "--exit-code");

    assertThat(diff.code()).isZero();
    assertThat(diff.out()).isEqualTo("Nothing to do: the project is what chimera.yaml says.\n");
    Map<String, Object> json = JsonText.document(run("diff", "--json").out());
    assertThat(json).containsOnlyKeys("schemaVersion", "pending", "graph", "changes", "inputs");
    assertThat(json).containsEntry("pending", false);
    assertThat(JsonText.objects(json, "changes")).isEmpty();
    assertThat(run("apply").out()).isEqualTo(diff.out());
  }

  @Test
  void givenDrift_whenDiffing_thenItIsShownAndPending() throws IOException {
    Files.writeString(page(), "one\ntwo\nthree, mine\n");

    CliRun diff = run("diff", "--exit-code");

    assertThat(diff.code()).isEqualTo(5);
    assertThat(diff.out())
        .isEqualTo(
            """
            = tiny/page.txt  (you edited it)

            --- a/tiny/page.txt
            +++ b/tiny/page.txt
            @@ -1,3 +1,3 @@
             one
             two
            -three
            +three, mine
            """);
    assertThat(run("diff").code()).isZero();
    CliRun quiet = run("diff", "--exit-code", "-q");
    assertThat(quiet.code()).isEqualTo(5);
    assertThat(quiet.out() + quiet.err()).isEmpty();
    Map<String, Object> json = JsonText.document(run("diff", "--json").out());
    assertThat(json).containsEntry("pending", true);
    assertThat(JsonText.objects(json, "changes"))
        .containsExactly(
            Map.of(
                "path", "tiny/page.txt",
                "action", "keep",
                "cause", "you edited it",
                "writes", false));
    assertThat(run("apply").code()).isZero();
    assertThat(page()).hasContent("one\ntwo\nthree, mine\n");
  }

  @Test
  void givenNewerTemplate_whenApplied_thenEditsElsewhereStay() throws IOException {
    Files.writeString(page(), "one\ntwo\nthree\nmine\n");
    pack.with(PAGE, "ONE\ntwo\nthree\n");

    CliRun dry = run("apply", "--dry-run");
    assertThat(dry.out()).contains("~ tiny/page.txt", "+ONE").doesNotContain("\u001b");
    assertThat(page()).hasContent("one\ntwo\nthree\nmine\n");
    assertThat(run("apply").code()).isZero();

    assertThat(page()).hasContent("ONE\ntwo\nthree\nmine\n");
    assertThat(run("apply").out()).contains("= tiny/page.txt").doesNotContain("~ ");
  }

  @Test
  void givenConflict_whenApplying_thenADecisionIsNeededAndNothingIsWritten() throws IOException {
    Files.writeString(page(), "one, mine\ntwo\nthree\n");
    pack.with(PAGE, "ONE\ntwo\nthree\n").with(TemplatePack.FILES + "new.txt", "new\n");

    CliRun apply = run("apply");

    assertThat(apply.code()).isEqualTo(3);
    assertThat(apply.out()).isEmpty();
    assertThat(apply.err())
        .contains("tiny/page.txt")
        .contains("--conflict=markers, ours, theirs or new");
    assertThat(page()).hasContent("one, mine\ntwo\nthree\n");
    assertThat(shop.directory().resolve("tiny/new.txt")).doesNotExist();
    CliRun diff = run("diff", "--exit-code");
    assertThat(diff.code()).isEqualTo(5);
    assertThat(diff.out()).contains("! tiny/page.txt");
    CliRun json = run("apply", "--json");
    assertThat(json.code()).isEqualTo(3);
    assertThat(JsonText.document(json.out())).containsEntry("category", "conflict");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ours    | one, mine\\ntwo\\nthree\\n | ''",
        "theirs  | ONE\\ntwo\\nthree\\n       | ''",
        "new     | one, mine\\ntwo\\nthree\\n | ONE\\ntwo\\nthree\\n",
      })
  void givenConflict_whenDecided_thenItIsSo(String how, String page, String beside)
      throws IOException {
    Files.writeString(page(), "one, mine\ntwo\nthree\n");
    pack.with(PAGE, "ONE\ntwo\nthree\n").with(TemplatePack.FILES + "new.txt", "new\n");

    CliRun apply = run("apply", "--conflict", how);

    assertThat(apply.code()).as(apply.err()).isZero();
    assertThat(page()).hasContent(page.replace("\\n", "\n"));
    assertThat(shop.directory().resolve("tiny/new.txt")).hasContent("new\n");
    Path other = shop.directory().resolve("tiny/page.txt.new");
    if (beside.isEmpty()) {
      assertThat(other).doesNotExist();
    } else {
      assertThat(other).hasContent(beside.replace("\\n", "\n"));
    }
    assertThat(run("apply").code()).as("it is settled").isZero();
  }

  @Test
  void givenConflict_whenMarked_thenBothTextsStand() throws IOException {
    Files.writeString(page(), "one, mine\ntwo\nthree\n");
    pack.with(PAGE, "ONE\ntwo\nthree\n");

    assertThat(run("apply", "--conflict=markers").code()).isZero();

    assertThat(page())
        .content()
        .containsSubsequence("<<<<<<<", "one, mine", "=======", "ONE", ">>>>>>>", "two\nthree\n");
  }

  private Map<String, String> env(CliRun.Machine machine) throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (String line : Files.readAllLines(machine.directory().resolve(".env"))) {
      if (line.matches("[A-Z_]+=.*")) {
        values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return values;
  }

  private void assertOwnInstance(CliRun.Machine checkout, Map<String, String> other)
      throws IOException {
    Map<String, String> own = env(checkout);
    assertThat(own.keySet()).isEqualTo(other.keySet());
    assertThat(own.get("COMPOSE_PROJECT_NAME"))
        .startsWith("shop-")
        .isNotEqualTo(other.get("COMPOSE_PROJECT_NAME"));
    assertThat(own.get("WEB_PORT")).isNotEqualTo(other.get("WEB_PORT"));
    assertThat(own.get("TINY_TOKEN")).isNotBlank().isNotEqualTo(other.get("TINY_TOKEN"));
  }

  private void addSecret() {
    pack.with(
        TemplatePack.MANIFEST,
        TemplatePack.SOUND_MANIFEST
            + "variables: [{name: TINY_TOKEN, secret: true, comment: A token}]\n");
    assertThat(run("apply").code()).isZero();
  }

  @Test
  void givenFreshClone_whenApplied_thenItGetsItsOwnInstance() throws IOException {
    addSecret();
    Map<String, String> first = env(shop);
    CliRun.Machine clone = copy("clone");
    Files.delete(clone.directory().resolve(".env"));

    CliRun apply = clone.run("apply", pack.option());

    assertThat(apply.code()).as(apply.err()).isZero();
    assertOwnInstance(clone, first);
    assertThat(env(shop)).as("the first is as it was").isEqualTo(first);
    assertThat(clone.run("ports", "--json").out())
        .contains(first.get("COMPOSE_PROJECT_NAME"))
        .contains(env(clone).get("COMPOSE_PROJECT_NAME"));
  }

  @Test
  void givenCopyWithItsEnv_whenApplied_thenItGetsItsOwnInstanceAndSaysSo() throws IOException {
    addSecret();
    Map<String, String> first = env(shop);
    CliRun.Machine copy = copy("copy");

    CliRun apply = copy.run("apply", pack.option());

    assertThat(apply.code()).as(apply.err()).isZero();
    assertThat(apply.err()).contains("note: this is a copy of another checkout");
    assertOwnInstance(copy, first);
    Map<String, String> second = env(copy);
    assertThat(copy.run("apply", pack.option()).err()).isEmpty();
    assertThat(env(copy)).as("it keeps what it got").isEqualTo(second);
  }

  @Test
  void givenMovedProject_whenApplied_thenItKeepsItsInstance() throws IOException {
    addSecret();
    Map<String, String> before = env(shop);
    CliRun.Machine moved = shop.at(root.resolve("moved"));
    Files.move(shop.directory(), moved.directory());

    CliRun apply = moved.run("apply", pack.option());

    assertThat(apply.code()).as(apply.err()).isZero();
    assertThat(env(moved)).isEqualTo(before);
    assertThat(moved.run("ports", "--json").out())
        .containsOnlyOnce("\"instance\"")
        .contains(moved.directory().toString());
  }

  private CliRun.Machine copy(String name) throws IOException {
    Path target = root.resolve(name);
    try (Stream<Path> files = Files.walk(shop.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(shop.directory().relativize(file).toString()));
      }
    }
    return shop.at(target);
  }

  @Test
  void givenLeases_whenListed_thenInstanceDirectoryAndPorts() throws IOException {
    Map<String, Object> json = JsonText.document(shop.run("ports", "--json").out());

    assertThat(json).containsOnlyKeys("schemaVersion", "leases");
    Map<String, Object> lease = JsonText.objects(json, "leases").get(0);
    assertThat(lease)
        .containsOnlyKeys("instance", "directory", "since", "confirmed", "ports", "standing")
        .containsEntry("instance", env(shop).get("COMPOSE_PROJECT_NAME"))
        .containsEntry("directory", shop.directory().toString())
        .containsEntry("confirmed", true)
        .containsEntry("standing", "live")
        .containsEntry("ports", Map.of("WEB_PORT", Long.valueOf(env(shop).get("WEB_PORT"))));
    assertThat(shop.run("ports").out())
        .isEqualTo(
            "%s  %s\n  WEB_PORT  %s\n"
                .formatted(
                    env(shop).get("COMPOSE_PROJECT_NAME"),
                    shop.directory(),
                    env(shop).get("WEB_PORT")));
  }

  @Test
  void givenLease_whenReleased_thenItIsGone() throws IOException {
    String instance = env(shop).get("COMPOSE_PROJECT_NAME");
    assertThat(shop.run("ports", "release", instance + "x").err())
        .contains("did you mean '" + instance + "'?");

    CliRun release = shop.run("ports", "release", instance, "--json");

    Map<String, Object> json = JsonText.document(release.out());
    assertThat(json).containsOnlyKeys("schemaVersion", "released");
    assertThat(JsonText.objects(json, "released").get(0))
        .containsOnlyKeys("instance", "directory", "since", "confirmed", "ports")
        .containsEntry("instance", instance);
    assertThat(shop.run("ports").out()).isEqualTo("No project holds a port.\n");
  }

  @Test
  void givenDebug_whenItFails_thenAndOnlyThenAStackTrace() throws IOException {
    Files.writeString(page(), "one, mine\ntwo\nthree\n");
    pack.with(PAGE, "ONE\ntwo\nthree\n");

    assertThat(run("apply").err()).doesNotContain("\tat ", "Exception");
    assertThat(run("apply", "--debug").err())
        .contains("ConflictException", "\tat io.chimerastack.")
        .contains("error: ");
  }

  @Test
  void givenTerminal_whenDiffing_thenLinesAreColoured() throws IOException {
    Files.writeString(page(), "one, mine\ntwo\nthree\n");

    assertThat(shop.runInColour("diff", pack.option()).out())
        .contains("\u001b[31m-one\u001b[0m", "\u001b[32m+one, mine\u001b[0m");
    assertThat(shop.runInColour("diff", pack.option(), "--no-color").out())
        .isEqualTo(run("diff").out());
    assertThat(shop.runInColour("diff").err()).contains("\u001b[31merror\u001b[0m: ");
    assertThat(shop.runInColour("diff", "--no-color").err()).startsWith("error: ");
  }
}
