package io.chimerastack.cli;

import io.chimerastack.cli.view.InstalledPackView;
import io.chimerastack.core.pack.InstalledPack;
import io.chimerastack.core.pack.PackStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the packs that are installed. */
@Command(
    name = "list",
    description = "Show the packs that are installed on this machine.",
    footerHeading = "%nExamples:%n",
    footer = {"  chimera template list", "  chimera template list --json     for a script"})
final class TemplateListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  TemplateListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<InstalledPack> packs =
        PackStore.of(surroundings.home(), List.of(), Session.progress(surroundings, common)).list();
    surroundings
        .out()
        .print(
            json
                ? InstalledPackView.json(packs)
                : InstalledPackView.text(packs, common.palette(surroundings)));
    return ExitCode.DONE;
  }
}
