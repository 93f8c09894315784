package io.chimerastack.cli;

import io.chimerastack.cli.view.InstalledPackView;
import io.chimerastack.core.pack.InstalledPack;
import io.chimerastack.core.pack.PackStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes an installed pack. */
@Command(
    name = "uninstall",
    description = {
      "Remove a pack from this machine.",
      "Projects made from it stay as they are; 'apply' in them needs it again."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  chimera template uninstall hello"})
final class TemplateUninstallCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "NAME", description = "The pack, as 'chimera template list' shows it.")
  String name = "";

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  TemplateUninstallCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    InstalledPack pack =
        PackStore.of(surroundings.home(), List.of(), Session.progress(surroundings, common))
            .uninstall(name);
    surroundings
        .out()
        .print(
            json
                ? InstalledPackView.uninstalledJson(pack)
                : InstalledPackView.uninstalled(pack, common.palette(surroundings)));
    return ExitCode.DONE;
  }
}
