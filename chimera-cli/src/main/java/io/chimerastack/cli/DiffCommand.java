package io.chimerastack.cli;

import io.chimerastack.cli.view.PlanView;
import io.chimerastack.core.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what {@code apply} would change. */
@Command(
    name = "chimera diff",
    description = "Show what 'chimera apply' would change. Writes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera diff                         after editing chimera.yaml",
      "  chimera diff --exit-code --quiet     for CI: 5 if changes or drift are pending"
    })
final class DiffCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = "--exit-code",
      description = "Exit with 5 if there is anything to apply or a generated file was edited.")
  boolean exitCode;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Plan plan = Session.chimera(surroundings, common).diff(common.directory(surroundings)).plan();
    if (!(common.quiet && exitCode)) {
      surroundings
          .out()
          .print(
              json ? PlanView.json(plan) : PlanView.text(plan, common.palette(surroundings), true));
    }
    return exitCode && PlanView.pending(plan) ? ExitCode.PENDING : ExitCode.DONE;
  }
}
