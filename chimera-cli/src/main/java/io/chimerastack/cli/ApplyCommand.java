package io.chimerastack.cli;

import io.chimerastack.cli.view.PlanView;
import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.Preview;
import io.chimerastack.core.plan.ConflictPolicy;
import io.chimerastack.core.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the project what its blueprint says. */
@Command(
    name = "chimera apply",
    description = {
      "Make the project what chimera.yaml says, keeping your own edits.",
      "Where an edit and a change overlap, nothing is written until you choose with --conflict."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera apply                        after editing chimera.yaml, or in a fresh clone",
      "  chimera apply --dry-run              shows the plan",
      "  chimera apply --conflict=markers     writes conflicts into the files, as git does"
    })
final class ApplyCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin VerboseOptions common = new VerboseOptions();

  @Option(
      names = "--conflict",
      paramLabel = "HOW",
      converter = ConflictChoice.class,
      completionCandidates = ConflictChoice.class,
      description = {
        "Where your edit and a change overlap, write:",
        "markers   both, marked, as git does",
        "ours      your text",
        "theirs    the new text",
        "new       your text, and the new one as FILE.new"
      })
  ConflictPolicy conflict = ConflictPolicy.ASK;

  @Option(names = "--strict-ports", description = "Fail instead of taking the next free port.")
  boolean strictPorts;

  @Option(names = "--dry-run", description = "Show the plan and write nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  ApplyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Chimera chimera = Session.chimera(surroundings, common);
    Preview preview =
        dryRun
            ? chimera.diff(common.directory(surroundings))
            : chimera.apply(
                common.directory(surroundings), new ApplyRequest(conflict, strictPorts));
    Plan plan = preview.plan();
    surroundings
        .out()
        .print(
            json ? PlanView.json(plan) : PlanView.text(plan, common.palette(surroundings), dryRun));
    return ExitCode.DONE;
  }
}
