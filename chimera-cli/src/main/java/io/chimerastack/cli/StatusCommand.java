package io.chimerastack.cli;

import io.chimerastack.cli.view.ProjectView;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.Project;
import io.chimerastack.core.docker.ServiceState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how the project is doing. */
@Command(
    name = "chimera status",
    description = "Show the project's services: state, health, address.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera status",
      "  chimera status --json | jq -r '.services[] | select(.health != \"healthy\").id'"
    })
final class StatusCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Chimera chimera = Session.chimera(surroundings, common);
    Path directory = common.directory(surroundings);
    Project project = chimera.open(directory);
    List<ServiceState> states = chimera.status(directory);
    ProjectView view = new ProjectView(project, common.palette(surroundings));
    surroundings.out().print(json ? view.json(states) : view.status(states));
    return ExitCode.DONE;
  }
}
