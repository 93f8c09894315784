package io.chimerastack.cli;

import io.chimerastack.core.docker.EngineException;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops the project. */
@Command(
    name = "chimera down",
    description = "Stop the project and remove its containers. Its data stays.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera down",
      "  chimera down --volumes --yes     also deletes the database's data"
    })
final class DownCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin VerboseOptions common = new VerboseOptions();

  @Option(names = "--volumes", description = "Delete the data volumes too.")
  boolean volumes;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  DownCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (volumes && !yes && !confirmed()) {
      surroundings.err().println("Nothing was stopped or deleted.");
      return ExitCode.FAILED;
    }
    Session.chimera(surroundings, common).down(common.directory(surroundings), volumes);
    if (!common.quiet) {
      surroundings
          .out()
          .println(volumes ? "Stopped; the data is deleted." : "Stopped; the data is kept.");
    }
    return ExitCode.DONE;
  }

  private boolean confirmed() {
    if (!surroundings.interactive()) {
      throw new EngineException(
          Category.INPUT,
          List.of(
              new Problem(
                  "--volumes deletes the project's data, and there is no terminal to ask on",
                  "",
                  "add --yes if you mean it")),
          null);
    }
    surroundings.flush();
    return Confirmation.ask("Delete the data of this project's databases?");
  }
}
