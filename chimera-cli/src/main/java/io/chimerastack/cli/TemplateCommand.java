package io.chimerastack.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What authors and users of template packs need. */
@Command(
    name = "chimera template",
    description = "Write, check and install templates: stacks and components of your own.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera template new pack hello        a pack that works, to go on from",
      "  chimera template validate hello        every mistake, with file and line",
      "  chimera template test hello            makes each project and checks it",
      "  chimera template install hello         for every project on this machine"
    })
final class TemplateCommand implements Callable<Integer>, CommandGroup {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  TemplateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Map<String, Callable<Integer>> subcommands() {
    Map<String, Callable<Integer>> commands = new LinkedHashMap<>();
    commands.put("new", new TemplateNewCommand(surroundings));
    commands.put("validate", new TemplateValidateCommand(surroundings));
    commands.put("test", new TemplateTestCommand(surroundings));
    commands.put("install", new TemplateInstallCommand(surroundings));
    commands.put("list", new TemplateListCommand(surroundings));
    commands.put("uninstall", new TemplateUninstallCommand(surroundings));
    return commands;
  }

  @Override
  public Integer call() {
    throw new UsageException(
        "a command is missing after 'template'",
        "",
        "add one of " + String.join(", ", subcommands().keySet()) + "; --help explains them");
  }
}
