package io.chimerastack.cli;

import io.chimerastack.cli.view.InstalledPackView;
import io.chimerastack.core.pack.PackStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installs a pack for every project on this machine. */
@Command(
    name = "install",
    description = {
      "Install a pack on this machine, from a directory or a .zip or .tar.gz archive.",
      "It is checked first; its stacks are then in 'chimera list'. It can run no commands."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera template install ./hello",
      "  chimera template install hello-1.0.0.tar.gz --name hello",
      "  chimera template install https://example.com/hello.zip --sha256 DIGEST"
    })
final class TemplateInstallCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "ORIGIN",
      description = "A directory, an archive, or the https URL of an archive.")
  String origin = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call the pack. Default: taken from the origin.")
  String name = "";

  @Option(
      names = "--sha256",
      paramLabel = "DIGEST",
      description = "Refuse an archive that has another SHA-256.")
  String sha256 = "";

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  TemplateInstallCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Session.requireDirectory(surroundings, common);
    PackStore store =
        PackStore.of(
            surroundings.home(),
            List.of(Session.builtIn()),
            Session.progress(surroundings, common));
    PackStore.Outcome outcome =
        store.install(new PackStore.Request(origin, common.directory(surroundings), name, sha256));
    surroundings
        .out()
        .print(
            json
                ? InstalledPackView.installedJson(outcome)
                : InstalledPackView.installed(outcome, common.palette(surroundings)));
    return ExitCode.DONE;
  }
}
