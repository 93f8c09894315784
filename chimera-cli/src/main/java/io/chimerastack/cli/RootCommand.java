package io.chimerastack.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The root of the command tree, built whole only for the completion script and for the help text
 * that is made at build time.
 */
@Command(
    name = "chimera",
    description = "One command makes a working, containerised development stack.",
    synopsisHeading = "Usage: ",
    customSynopsis = "chimera COMMAND [OPTIONS]",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera create blog -t backend/php-web -d postgresql",
      "  cd blog && chimera up && chimera open",
      "",
      "'chimera COMMAND --help' explains a command."
    })
final class RootCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  /** Returns the whole tree. */
  static CommandLine model(Surroundings surroundings) {
    CommandLine root = new CommandLine(new RootCommand());
    List.of(CommandName.values())
        .forEach(
            name -> {
              CommandLine command = Cli.commandLine(name, surroundings);
              CommandSpec spec = command.getCommandSpec();
              spec.name(name.id());
              root.addSubcommand(name.id(), command);
            });
    return root.setUsageHelpLongOptionsMaxWidth(32).setUsageHelpWidth(100);
  }
}
