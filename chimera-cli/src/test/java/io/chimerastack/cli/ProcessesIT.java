package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chimerastack.cli.CliProcess.Started;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as whole processes: several at once, interrupted, without an engine. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProcessesIT {
  private static final String STACK = "backend/php-web";
  private static final int MANY_FILES = 3_000;

  @TempDir Path root;
  private CliRun.Machine machine;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Started start(CliProcess cli, String... args) throws IOException {
    Started started = cli.start(args);
    processes.add(started.process());
    return started;
  }

  @Test
  void givenFourCreatesOfOneName_whenAtOnce_thenOneWholeProjectIsLeft() throws Exception {
    List<Started> creates = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      creates.add(start(new CliProcess(machine), "create", "shop", "-t", STACK));
    }
    List<Integer> codes = new ArrayList<>();
    for (Started create : creates) {
      CliRun run = create.end();
      codes.add(run.code());
      if (run.code() != 0) {
        assertThat(run.err()).contains("the directory is not empty");
      }
    }

    assertThat(codes).containsExactlyInAnyOrder(0, 2, 2, 2);
    assertThat(machine.paths()).allMatch(path -> path.equals("shop") || path.startsWith("shop/"));
    CliRun.Machine shop = machine.at(machine.directory().resolve("shop"));
    assertThat(shop.run("diff", "--exit-code").code()).isZero();
    assertThat(shop.run("ports", "--json").out()).containsOnlyOnce("\"instance\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void givenSignalHalfWay_whenCreating_thenNothingIsLeft(String signal) throws Exception {
    Started create = createHalfWay(signal);

    new ProcessBuilder("kill", "-" + signal, Long.toString(create.process().pid()))
        .start()
        .waitFor();
    CliRun run = create.end();

    assertThat(run.code()).as(run.out() + run.err()).isGreaterThan(128);
    assertThat(machine.paths()).isEmpty();
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
  }

  @Test
  void givenKillHalfWay_whenCreatingAgain_thenNothingOfTheFirstIsLeft() throws Exception {
    Started create = createHalfWay("KILL");
    create.process().destroyForcibly().waitFor();
    assertThat(machine.directory().resolve("shop")).doesNotExist();

    CliRun again = machine.run("create", "shop", "-t", STACK);

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(machine.paths()).allMatch(path -> path.equals("shop") || path.startsWith("shop/"));
    assertThat(machine.run("ports", "--json").out()).containsOnlyOnce("\"instance\"");
  }

  /** Starts a create of many files and returns once some of them are there. */
  private Started createHalfWay(String signal) throws IOException, InterruptedException {
    assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "Windows has no signals");
    TemplatePack pack = TemplatePack.in(root.resolve("pack"));
    for (int i = 0; i < MANY_FILES; i++) {
      pack.with(TemplatePack.FILES + "many/" + i / 100 + "/" + i + ".txt", "file " + i);
    }
    CliProcess cli = new CliProcess(machine);
    String[] args = {"create", "shop", "-t", TemplatePack.STACK, pack.option()};
    Started create = signal.equals("KILL") ? start(cli, args) : startWithSignals(cli, args);
    while (!someFilesAreThere()) {
      assertThat(create.process().waitFor(2, TimeUnit.MILLISECONDS)).as("ended").isFalse();
    }
    return create;
  }

  /** Starts with default dispositions: whoever runs the tests may have had signals ignored. */
  private Started startWithSignals(CliProcess cli, String... args) throws IOException {
    Path out = root.resolve("out.txt");
    List<String> command = new ArrayList<>();
    if (new ProcessBuilder("env", "--default-signal=INT,HUP,TERM", "true")
            .start()
            .onExit()
            .join()
            .exitValue()
        == 0) {
      command.addAll(List.of("env", "--default-signal=INT,HUP,TERM"));
    }
    command.addAll(cli.command(args));
    Process process =
        cli.builder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    processes.add(process);
    return new Started(process, out, out);
  }

  private boolean someFilesAreThere() throws IOException {
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(machine.directory(), ".shop*")) {
      for (Path sibling : siblings) {
        if (Files.isDirectory(sibling.resolve("tiny"))) {
          return true;
        }
      }
      return false;
    }
  }

  @Test
  void givenNoEngine_whenListingAndCreating_thenBothWork() throws Exception {
    CliRun list = new CliProcess(machine).withoutPrograms().run("list");
    CliRun create = new CliProcess(machine).withoutPrograms().run("create", "shop", "-t", STACK);

    assertThat(list.code()).isZero();
    assertThat(list.err()).isEmpty();
    assertThat(create.code()).as(create.err()).isZero();
    assertThat(create.err()).doesNotContain("docker", "Docker", "engine");
    assertThat(machine.directory().resolve("shop/docker-compose.yml")).exists();
  }

  @Test
  void givenNoEngine_whenItIsNeeded_thenThatIsMissing() throws Exception {
    machine.run("create", "shop", "-t", STACK);
    CliRun.Machine shop = machine.at(machine.directory().resolve("shop"));
    List<String> before = shop.paths();
    for (String command : List.of("status", "up", "down", "logs")) {
      CliRun run = new CliProcess(shop).withoutPrograms().run(command);

      assertThat(run.code()).as(command + run.out() + run.err()).isEqualTo(4);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("error: ", "docker", "\n  fix: ");
    }
    CliRun json = new CliProcess(shop).withoutPrograms().run("status", "--json");
    assertThat(json.code()).isEqualTo(4);
    assertThat(json.out()).contains("\"category\" : \"missing\"");
    assertThat(shop.paths()).isEqualTo(before);
  }

  @Test
  void givenPipeOf80Columns_whenListing_thenNoIdIsCut() throws Exception {
    String id = "extra/" + "long-".repeat(20) + "name";
    TemplatePack pack =
        TemplatePack.in(root.resolve("pack"))
            .with(
                "stacks/" + id + "/template.yaml",
                Files.readString(
                    TemplatePack.in(root.resolve("pack"))
                        .root()
                        .resolve(TemplatePack.STACK_MANIFEST)));

    CliRun run = new CliProcess(machine).with("COLUMNS", "80").run("list", pack.option());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("  " + id + "  Tiny stack\n").contains("  backend/php-web  ");
    assertThat(run.out()).doesNotContain("\u001b", "…", "...");
  }

  @Test
  void givenTerminal_whenRunning_thenColoursUnlessUnwanted() throws Exception {
    String escape = "\u001b[";
    assertThat(new CliProcess(machine).terminals("in,out,err").run("list").out()).contains(escape);
    assertThat(new CliProcess(machine).terminals("in,err").run("list").out())
        .doesNotContain(escape);
    assertThat(new CliProcess(machine).terminals("in,out,err").run("creat").err()).contains(escape);
    assertThat(new CliProcess(machine).terminals("in,out").run("creat").err())
        .doesNotContain(escape);
    for (CliProcess plain :
        List.of(
            new CliProcess(machine).terminals("in,out,err").with("NO_COLOR", "1"),
            new CliProcess(machine).terminals("in,out,err").with("TERM", "dumb"))) {
      assertThat(plain.run("list").out()).doesNotContain(escape);
      assertThat(plain.run("--help").out()).doesNotContain(escape);
    }
    assertThat(
            new CliProcess(machine).terminals("in,out,err").with("NO_COLOR", "").run("list").out())
        .as("no-color.org: an empty NO_COLOR counts as none")
        .contains(escape);
  }

  @Test
  void givenBash_whenSourcingTheCompletion_thenCommandsAndOptionsAreOffered() throws Exception {
    CliRun script = machine.run("completion", "bash");
    assertThat(script.code()).isZero();
    Path file = Files.writeString(root.resolve("chimera.bash"), script.out());
    String bash =
        """
        set -e
        source '%s'
        complete -p chimera
        compopt() { :; } # bash has it only while it completes
        offer() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); \
        _complete_chimera; echo "${COMPREPLY[@]}"; }
        offer chimera cre
        offer chimera create --dry
        offer chimera apply --conflict ''
        offer chimera completion ''
        """
            .formatted(file);
    Path out = root.resolve("bash.txt");
    Process process;
    try {
      process =
          new ProcessBuilder("bash", "--norc", "-c", bash)
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      assumeTrue("true".equals(System.getenv("CHIMERA_STRICT")), "there is no bash");
      throw e;
    }
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    assertThat(Files.readAllLines(out))
        .satisfiesExactly(
            complete -> assertThat(complete).contains("_complete_chimera").endsWith("chimera"),
            commands -> assertThat(commands.split(" ", -1)).contains("create"),
            options -> assertThat(options.split(" ", -1)).contains("--dry-run"),
            words -> assertThat(words.split(" ", -1)).contains("markers", "ours", "theirs", "new"),
            shells -> assertThat(shells.split(" ", -1)).contains("bash", "zsh"));
  }
}
