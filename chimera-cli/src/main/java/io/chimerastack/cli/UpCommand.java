package io.chimerastack.cli;

import io.chimerastack.cli.view.DiagnosisView;
import io.chimerastack.cli.view.ProjectView;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.UpReport;
import io.chimerastack.core.docker.UpOutcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the project. */
@Command(
    name = "chimera up",
    description = {
      "Build and start the project and wait until every service is healthy.",
      "In a fresh clone or a copy it first gives this checkout its own name, ports and secrets."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera up                    in the project's directory",
      "  chimera -C blog up -v         with everything that Docker prints"
    })
final class UpCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin VerboseOptions common = new VerboseOptions();

  @Option(
      names = "--strict-ports",
      description = "Fail instead of moving a port that was taken meanwhile.")
  boolean strictPorts;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Chimera chimera = Session.chimera(surroundings, common);
    UpReport report = chimera.up(common.directory(surroundings), strictPorts);
    if (report.outcome() instanceof UpOutcome.Unhealthy unhealthy) {
      surroundings
          .err()
          .print(DiagnosisView.text(unhealthy, surroundings.errPalette(common.noColor)));
      if (json) {
        surroundings.out().print(DiagnosisView.json(unhealthy));
      }
      return ExitCode.FAILED;
    }
    ProjectView view = new ProjectView(report.project(), common.palette(surroundings));
    surroundings.out().print(json ? view.json() : view.running());
    return ExitCode.DONE;
  }
}
