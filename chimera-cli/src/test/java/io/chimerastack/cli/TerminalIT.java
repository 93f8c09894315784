package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program on a real terminal, as Python's standard library makes one. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TerminalIT {
  /** Runs a command on a new terminal; types each answer once its question has appeared. */
  private static final String DRIVER =
      """
      import fcntl, os, pty, signal, struct, sys, termios
      script, command = sys.argv[1].split('|'), sys.argv[2:]
      signal.alarm(50)
      pid, terminal = pty.fork()
      if pid == 0:
          for name in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
              signal.signal(name, signal.SIG_DFL)
          os.execvp(command[0], command)
      fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
      seen, all = b'', b''
      while True:
          try:
              data = os.read(terminal, 4096)
          except OSError:
              break
          if not data:
              break
          seen, all = seen + data, all + data
          if script and script[0] and script[0].encode() in seen:
              os.write(terminal, script[1].encode().decode('unicode_escape').encode())
              script, seen = script[2:], b''
      code = os.waitpid(pid, 0)[1]
      sys.stdout.buffer.write(all)
      sys.exit(os.waitstatus_to_exitcode(code) % 256)
      """;

  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = CliRun.Machine.in(root).made();
    Files.writeString(root.resolve("driver.py"), DRIVER);
    boolean strict = "true".equals(System.getenv("CHIMERA_STRICT"));
    assumeTrue(strict || hasPython(), "python3 with its pty module is not here");
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "-c", "import fcntl, os, pty; os.waitstatus_to_exitcode")
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs on a terminal; {@code script} is questions and answers in turn, divided by bars. */
  private CliRun onTerminal(String script, String... args)
      throws IOException, InterruptedException {
    CliProcess cli = new CliProcess(machine).terminals("in,out,err").with("TERM", "xterm");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("python3", root.resolve("driver.py").toString(), script));
    command.addAll(cli.command(args));
    Path out = root.resolve("screen.txt");
    Process process =
        cli.builder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new CliRun(code, Files.readString(out), "");
  }

  @Test
  void givenTerminal_whenCreatingWithoutStack_thenItAsksAndCreates() throws Exception {
    CliRun run = onTerminal("Choose [1]|1\\r|Choose [1]|2\\r|Choose [1]|3\\r", "create", "shop");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("Which database?", "mysql  (default)", "Created");
    assertThat(machine.directory().resolve("shop/chimera.yaml"))
        .content()
        .contains("stack: backend/php-web", "variant: postgresql");
  }

  @Test
  void givenCtrlC_whenAsked_thenNothingIsCreated() throws Exception {
    CliRun run = onTerminal("Choose [1]|\\x03", "create", "shop");

    assertThat(run.code()).as(run.out()).isEqualTo(130);
    assertThat(machine.paths()).isEmpty();
    assertThat(machine.run("ports").out()).isEqualTo("No project holds a port.\n");
  }

  @Test
  void givenIllegalName_whenCreatingOnATerminal_thenNothingIsAsked() throws Exception {
    CliRun run = onTerminal("", "create", "My App!");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("illegal characters").doesNotContain("Which");
  }

  @Test
  void givenDataToDelete_whenRefused_thenItStays() throws Exception {
    assertThat(machine.run("create", "shop", "-t", "backend/php-web").code()).isZero();

    CliRun run = onTerminal("[y/N]|n\\r", "-C", "shop", "down", "--volumes");

    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("Delete the data of this project's databases?")
        .contains("Nothing was stopped or deleted.");
  }
}
