package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is refused with what, where and how; nothing is written, no port held. */
class BadInputTest {
  private static final String STACK = "backend/php-web";

  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  /** Runs a command line that must be refused, and checks that it left nothing. */
  private CliRun refused(String... args) {
    List<String> before = machine.paths();
    CliRun run = machine.run(args);
    assertThat(run.code()).as("%s%n%s%s", List.of(args), run.out(), run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("\n  fix: ");
    assertThat(machine.paths()).isEqualTo(before);
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
    return run;
  }

  private CliRun refusedCreate(String name, String... more) {
    List<String> args = new ArrayList<>(List.of("create", "-t", STACK));
    args.addAll(Arrays.asList(more));
    args.addAll(List.of("--", name));
    return refused(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "backend/php-wbe, backend/php-web",
    "stacks/backend/php-we, backend/php-web",
    "php-web, backend/php-web",
    "Backend/PHP-Web, backend/php-web",
  })
  void givenUnknownStack_whenCreating_thenNearestIsNamed(String stack, String nearest) {
    assertThat(refused("create", "shop", "-t", stack).err())
        .contains("there is no stack '" + stack + "'")
        .contains("did you mean '" + nearest + "'?")
        .contains("known stacks: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "../../etc", "x\ny", "backend/php-web/"})
  void givenSenselessStack_whenCreating_thenKnownOnesAreNamed(String stack) {
    assertThat(refused("create", "shop", "-t", stack).err()).contains(STACK);
  }

  @Test
  void givenUnknownVariant_whenCreating_thenNearestIsNamed() {
    assertThat(refused("create", "shop", "-t", STACK, "-d", "postgres").err())
        .contains("has no variant 'postgres'")
        .contains("did you mean 'postgresql'?")
        .contains("mysql, mariadb, postgresql");
    assertThat(refused("create", "shop", "-t", STACK, "-v", "").err())
        .contains("the variant's name is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../x       | is a path               | x",
        "a/b        | is a path               | a-b",
        "a\\b       | is a path               | a-b",
        "..         | is a path               | my-app",
        "My App!    | illegal characters      | my-app",
        "''         | is empty                | my-app",
        "con        | is reserved on Windows  | con-app",
        "-leading   | starts with a dash      | leading",
        "trailing-  | ends with a dash        | trailing",
        "9lives     | start with a letter     | app-9lives",
        "\uD83D\uDC09  | illegal characters   | my-app",
        "stra\u00DFe   | illegal characters   | stra-e",
        "${7*7}     | illegal characters      | app-7-7",
        "[=1+1]     | illegal characters      | app-1-1",
        "$(id)      | illegal characters      | id",
        "`id`       | illegal characters      | id",
        "<b onmouseover=alert(1)> | illegal characters | b-onmouseover-alert-1",
        "a;reboot   | illegal characters      | a-reboot",
      })
  void givenIllegalName_whenCreating_thenALegalOneIsOffered(
      String name, String what, String legal) {
    assertThat(refusedCreate(name).err()).contains(what).contains("such as '" + legal + "'");
    // what is offered is accepted
    assertThat(machine.run("create", legal, "-t", STACK, "--dry-run").code()).isZero();
  }

  @Test
  void givenNameOf300Characters_whenCreating_thenItsLengthIsNamedAndTheTextIsCut() {
    CliRun run = refusedCreate("a".repeat(300));

    assertThat(run.err()).contains("is too long: 300 of 40 characters");
    assertThat(run.err().lines()).allMatch(line -> line.length() < 160);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "bell\u0007", "right\u202Eleft", "nul\u0000", "\u001b[31m"})
  void givenInvisibleCharacters_whenCreating_thenTheyAreShownNotPrinted(String name) {
    CliRun run = refusedCreate(name);

    assertThat(run.err()).contains("characters that cannot be seen");
    assertThat(run.err()).doesNotContain(name).contains("\\u");
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void givenIllegalNameAndNoStack_whenCreating_thenTheNameIsRefusedToo() {
    assertThat(refused("create", "My App!").err())
        .contains("illegal characters")
        .contains("a stack is missing")
        .contains(STACK);
  }

  @Test
  void givenDirectoryThatIsNotEmpty_whenCreating_thenItsFilesAreNamed() throws IOException {
    Path shop = Files.createDirectory(machine.directory().resolve("shop"));
    Files.writeString(shop.resolve("precious.txt"), "mine");

    assertThat(refusedCreate("shop").err())
        .contains(shop.toString())
        .contains("not empty")
        .contains("precious.txt");
    assertThat(shop.resolve("precious.txt")).hasContent("mine");
  }

  @Test
  void givenEmptyDirectory_whenCreating_thenItIsFilled() throws IOException {
    Files.createDirectory(machine.directory().resolve("shop"));

    assertThat(machine.run("create", "shop", "-t", STACK).code()).isZero();
    assertThat(machine.directory().resolve("shop/docker-compose.yml")).exists();
  }

  @Test
  void givenFileInTheWay_whenCreating_thenItStays() throws IOException {
    Path shop = Files.writeString(machine.directory().resolve("shop"), "mine");

    assertThat(refusedCreate("shop").err()).contains(shop.toString()).contains("a file is there");
    assertThat(shop).hasContent("mine");
  }

  @Test
  void givenParentThatIsNoDirectory_whenCreating_thenItIsNamed() throws IOException {
    Path file = Files.writeString(machine.directory().resolve("file"), "mine");

    assertThat(refusedCreate("shop", "--dir", file.toString()).err())
        .contains(file.toString())
        .contains("is no directory");
    assertThat(refusedCreate("shop", "--dir", "missing").err())
        .contains(machine.directory().resolve("missing").toString())
        .contains("there is no such directory");
  }

  @Test
  void givenParentThatCannotBeWritten_whenCreating_thenItIsNamed() throws IOException {
    Path parent = unwritable();

    assertThat(refusedCreate("shop", "--dir", parent.toString()).err())
        .contains(parent.toString())
        .contains("make the directory writable");
  }

  /** Returns a directory that not even root can write: the kernel's own, where there is one. */
  private Path unwritable() throws IOException {
    Path kernel = Path.of("/proc/self/task");
    if (Files.isDirectory(kernel)) {
      return kernel;
    }
    Path locked = Files.createDirectory(root.resolve("locked"));
    assertThat(locked.toFile().setWritable(false)).isTrue();
    return locked;
  }

  @Test
  void givenExhaustedRange_whenCreating_thenAllLeasesAreGivenBack() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      TemplatePack pack =
          TemplatePack.in(root.resolve("pack"))
              .with("config/ports.yaml", "extra:\n  tiny: " + port + "-" + port + "\n")
              .with(
                  TemplatePack.MANIFEST,
                  TemplatePack.SOUND_MANIFEST
                      + "ports:\n"
                      + "  - {container: 80, variable: TINY_PORT, range: extra/tiny, purpose: x}\n");

      CliRun run = refused("create", "shop", "-t", TemplatePack.STACK, pack.option());

      assertThat(run.err())
          .contains("TINY_PORT finds no free port in " + port + "-" + port)
          .contains("extra/tiny")
          .contains("other programs: 1")
          .contains("chimera ports prune");
    }
  }

  @Test
  void givenPinnedPortThatIsTaken_whenCreating_thenItIsMissingAndNothingIsHeld()
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      CliRun run = machine.run("create", "shop", "-t", STACK, "--port", "proxy=" + port);

      assertThat(run.code()).isEqualTo(4);
      assertThat(run.err())
          .contains("port " + port + " was asked for as WEB_PORT")
          .contains("in use by another program")
          .contains("fix: ");
      assertThat(machine.paths()).isEmpty();
      assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prxy=8080       | no service 'prxy' publishes a port     | did you mean 'proxy'?",
        "backend=8080    | no service 'backend' publishes a port  | admin, database, proxy",
        "proxy=99999     | 99999                                  | 1 to 65535",
        "proxy=0         | 0                                      | 1 to 65535",
        "proxy=-1        | -1                                     | 1 to 65535",
        "proxy=99999999999 | 99999999999                          | 1 to 65535",
        "proxy=http      | http                                   | 1 to 65535",
        "proxy=          | no number                              | SERVICE=N",
        "proxy           | no number                              | SERVICE=N",
        "=8080           | no service                             | SERVICE=N",
      })
  void givenWrongPort_whenCreating_thenItIsNamed(String port, String what, String how) {
    assertThat(refusedCreate("shop", "--port", port).err())
        .contains("--port " + port)
        .contains(what)
        .contains(how);
  }

  @Test
  void givenOnePortForTwoServices_whenCreating_thenBothAreNamed() {
    assertThat(refusedCreate("shop", "--port", "proxy=8765", "--port", "database=8765").err())
        .contains("port 8765 is asked for twice")
        .contains("WEB_PORT")
        .contains("DB_PORT");
  }

  @Test
  void givenTwoPortsForOneService_whenCreating_thenBothAreNamed() {
    assertThat(refusedCreate("shop", "--port", "proxy=8765", "--port", "proxy=8766").err())
        .contains("proxy")
        .contains("8765")
        .contains("8766");
    assertThat(refusedCreate("shop", "--port", "proxy=8765", "--port", "WEB_PORT=8766").err())
        .contains("proxy")
        .contains("WEB_PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "localhost", "999.1.1.1", "", "127.0.0.1:80"})
  void givenWrongAddress_whenCreating_thenItIsNamed(String address) {
    assertThat(refusedCreate("shop", "--address", address).err())
        .contains("'" + address + "'")
        .contains("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "creat blog          | there is no command 'creat'   | did you mean 'create'?",
        "frobnicate          | there is no command           | 'chimera --help'",
        "help creat          | there is no command 'creat'   | did you mean 'create'?",
        "--bogus             | unknown option '--bogus'      | 'chimera --help'",
        "-C                  | a command is missing          | 'chimera --help'",
        "-q                  | a command is missing          | 'chimera --help'",
        "list --serach x     | '--serach'                    | did you mean '--search'?",
        "create --dryrun     | '--dryrun'                    | did you mean '--dry-run'?",
        "create -foo         | '-foo'                        | 'chimera create --help'",
        "create a --dryrun   | '--dryrun'                    | did you mean '--dry-run'?",
        "create a b -t c     | 'b'                           | 'chimera create --help'",
        "create              | NAME                          | 'chimera create --help'",
        "create a -t         | '--template'                  | 'chimera create --help'",
        "list -c bakend      | no category 'bakend'          | did you mean 'backend'?",
        "apply --conflict=us | 'us'                          | markers, ours, theirs, new",
        "completion fish     | 'fish'                        | bash, zsh",
        "completion          | SHELL                         | 'chimera completion --help'",
        "ports relase x      | 'relase'                      | 'chimera ports --help'",
        "ports release none  | no instance 'none'            | 'chimera ports'",
        "ports release       | INSTANCE                      | --help'",
        "logs -n many        | 'many'                        | 'chimera logs --help'",
        "-C missing list     | missing: there is no such directory | -C",
        "list -C missing     | missing: there is no such directory | -C",
        "list --templates no | no: there is no such directory | base/ or stacks/",
        "status              | holds no chimera.yaml         | -C DIR",
        "diff                | holds no chimera.yaml         | -C DIR",
        "apply               | holds no chimera.yaml         | -C DIR",
        "up                  | holds no chimera.yaml         | -C DIR",
        "down                | holds no chimera.yaml         | -C DIR",
        "logs                | holds no chimera.yaml         | -C DIR",
        "open                | holds no chimera.yaml         | -C DIR",
      })
  void givenWrongCommandLine_whenRunning_thenWhatAndHow(String line, String what, String how) {
    assertThat(refused(line.split(" ")).err()).contains(what).contains(how);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create My_App -t backend/php-web --json",
        "creat --json",
        "--json creat",
        "status --json",
        "list --json --bogus",
        "create --json",
        "ports release none --json",
      })
  void givenJson_whenRefused_thenTheProblemsAreADocument(String line) {
    CliRun run = machine.run(line.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("{\n  \"schemaVersion\" : 1,\n  \"category\" : \"input\",\n  \"problems\" : [")
        .contains("\"what\" : ", "\"where\" : ", "\"fix\" : ");
    assertThat(machine.paths()).isEmpty();
  }

  @Test
  void givenBrokenBlueprint_whenDiffing_thenEveryProblemHasItsLine() throws IOException {
    Files.writeString(
        machine.directory().resolve("chimera.yaml"),
        "version: 2\nname: My App\nstak: backend/php-web\n");

    assertThat(refused("diff").err())
        .contains("chimera.yaml:1:")
        .contains("chimera.yaml:2:")
        .contains("chimera.yaml:3:")
        .contains("stack");
  }
}
