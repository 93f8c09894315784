package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The help that is shown, the resources it is read from and the page of the manual say the same.
 */
class HelpTest {
  private static final String RESOURCES = "src/main/resources/io/chimerastack/cli/";
  private static final String PAGE = "../docs/reference/commands.md";

  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  @Test
  void givenTheCommands_whenHelpIsMade_thenTheResourcesHoldIt() throws IOException {
    CommandLine model = RootCommand.model(surroundings());

    assertKept(RESOURCES + "help.txt", model.getUsageMessage(Ansi.OFF));
    assertKept(RESOURCES + "help.ansi.txt", model.getUsageMessage(Ansi.ON));
  }

  @Test
  void givenTheCommands_whenThePageIsMade_thenTheManualHoldsIt() throws IOException {
    assertKept(PAGE, page());
  }

  /** Compares, and leaves the new text ready to be copied. */
  private static void assertKept(String file, String text) throws IOException {
    Path made = Path.of("target", "help", Path.of(file).getFileName().toString());
    Files.createDirectories(made.getParent());
    Files.writeString(made, text);
    Path kept = Path.of(file);
    assertThat(Files.exists(kept) ? Files.readString(kept).replace("\r\n", "\n") : "")
        .as(
            "%s is out of date. If the change is meant: cp chimera-cli/%s %s",
            file, made, Path.of("chimera-cli").resolve(file).normalize())
        .isEqualTo(text);
  }

  private String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Commands\n\n");
    page.append("What `chimera COMMAND --help` says, in one place. A test keeps it true.\n\n");
    section(page, "chimera", machine.run("--help"));
    for (String command : CommandName.ids()) {
      section(page, "chimera " + command, machine.run(command, "--help"));
    }
    section(page, "chimera ports release", machine.run("ports", "release", "--help"));
    section(page, "chimera ports prune", machine.run("ports", "prune", "--help"));
    for (String command : new TemplateCommand(surroundings()).subcommands().keySet()) {
      section(page, "chimera template " + command, machine.run("template", command, "--help"));
    }
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(StringBuilder page, String command, CliRun help) {
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    page.append("## ").append(command).append("\n\n```text\n");
    help.out().lines().forEach(line -> page.append(line.stripTrailing()).append('\n'));
    page.append("```\n\n");
  }

  private Surroundings surroundings() {
    PrintWriter none = new PrintWriter(Writer.nullWriter());
    return new Surroundings(none, none, root, Map.of(), false, false, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h", "help", "--no-color", "--help --no-color"})
  void givenNoCommand_whenRunning_thenTheRootHelp(String line) throws IOException {
    CliRun run = machine.run(line.isEmpty() ? new String[0] : line.split(" ", -1));

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(resource("help.txt"));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void givenTerminal_whenAskingForHelp_thenItIsColoured() throws IOException {
    assertThat(machine.runInColour("--help").out()).isEqualTo(resource("help.ansi.txt"));
    assertThat(machine.runInColour("--help", "--no-color").out()).isEqualTo(resource("help.txt"));
    assertThat(machine.runInColour("create", "--help").out()).contains("\u001b[");
    assertThat(machine.runInColour("create", "--help", "--no-color").out())
        .isEqualTo(machine.run("create", "--help").out());
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void givenCommand_whenAskingForHelp_thenThreeWaysSayTheSame(CommandName name) {
    String help = machine.run(name.id(), "--help").out();

    assertThat(help).startsWith("Usage: chimera " + name.id());
    assertThat(help).contains("\nExamples:\n", "--templates", "-C", "--no-color", "--debug");
    assertThat(machine.run(name.id(), "-h").out()).isEqualTo(help);
    assertThat(machine.run("help", name.id()).out()).isEqualTo(help);
    assertThat(machine.run("--help", name.id()).out()).isEqualTo(help);
  }

  @ParameterizedTest
  @EnumSource(CommandName.class)
  void givenHelp_whenRead_thenNoLineIsTooLongNorHasTrailingBlanks(CommandName name) {
    List<String> bad = new ArrayList<>();
    machine
        .run(name.id(), "--help")
        .out()
        .lines()
        .filter(line -> line.length() > 100)
        .forEach(bad::add);
    assertThat(bad).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void givenVersionOption_whenRunning_thenVersionAndCommit(String option) {
    CliRun run = machine.run(option);

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("chimera [0-9]+\\.[0-9]+\\.[0-9]+\\S* \\(\\w+\\)\\R");
  }

  private static String resource(String name) throws IOException {
    try (InputStream text = HelpTest.class.getResourceAsStream(name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
