package io.chimerastack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the services print. */
@Command(
    name = "chimera logs",
    description = "Show the services' logs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera logs                    the last lines of every service",
      "  chimera logs -f backend         follows one service; Ctrl-C ends it"
    })
final class LogsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "SERVICE", arity = "0..*", description = "Only these services.")
  List<String> services = new ArrayList<>();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on showing new lines.")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "N",
      description = "How many lines of each service; -1 for all. Default: ${DEFAULT-VALUE}.")
  int tail = 50;

  LogsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.flush();
    return Session.chimera(surroundings, common)
        .logs(common.directory(surroundings), follow, tail, services);
  }
}
