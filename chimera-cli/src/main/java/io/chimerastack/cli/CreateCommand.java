package io.chimerastack.cli;

import io.chimerastack.cli.view.PlanView;
import io.chimerastack.cli.view.ProjectView;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.CreateRequest;
import io.chimerastack.core.Preview;
import io.chimerastack.core.Project;
import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.ProjectName;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a project from a stack. */
@Command(
    name = "chimera create",
    description = "Create a project from a stack. Needs no Docker.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera create blog                                    asks which stack",
      "  chimera create blog -t backend/php-web -d postgresql   takes PostgreSQL",
      "  chimera create blog -t backend/php-web --dry-run       shows what would be written",
      "  chimera create blog -t backend/php-web --port proxy=8080"
    })
final class CreateCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private @Nullable HeadStart headStart;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "The project's name and new directory: a-z, 0-9 and '-', such as my-shop.")
  String name = "";

  @Option(
      names = {"-t", "--template"},
      paramLabel = "STACK",
      description = "The stack, as 'chimera list' shows it. Asked for on a terminal.")
  @Nullable String stack;

  @Option(
      names = {"-d", "--database", "-v", "--variant"},
      paramLabel = "VARIANT",
      description = "The stack's variant, such as postgresql. Default: the stack's own.")
  @Nullable String variant;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where the new directory goes. Default: here.")
  @Nullable Path parent;

  @Option(
      names = "--port",
      paramLabel = "SERVICE=N",
      description = "Publish a service, or a port by its .env key, on port N. Can be repeated.")
  List<String> ports = new ArrayList<>();

  @Option(names = "--strict-ports", description = "Fail instead of taking the next free port.")
  boolean strictPorts;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description = "Publish on this address. Default: 127.0.0.1, reachable from here only.")
  String address = Blueprint.LOOPBACK;

  @Option(names = "--dry-run", description = "Show the plan and write nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  CreateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Says that the command is about to run, before its options are known. */
  CreateCommand announced() {
    headStart = HeadStart.begin();
    return this;
  }

  @Override
  public Integer call() {
    Chimera chimera =
        headStart == null
            ? Session.chimera(surroundings, common)
            : Session.chimera(surroundings, common, headStart);
    Map<String, Port> pinned = checked(chimera.catalog());
    if (stack == null) {
      Optional<StackQuestions.Answer> answer = new StackQuestions(chimera.catalog(), variant).ask();
      if (answer.isEmpty()) {
        return ExitCode.INTERRUPTED;
      }
      stack = answer.get().stack();
      variant = answer.get().variant();
    }
    CreateRequest request = request(stack, pinned);
    if (dryRun) {
      Preview preview = chimera.planCreate(request);
      surroundings.out().print(json ? PlanView.json(preview.plan()) : planText(preview));
      return ExitCode.DONE;
    }
    Project project = chimera.create(request);
    ProjectView view = new ProjectView(project, common.palette(surroundings));
    surroundings
        .out()
        .print(
            json
                ? view.json()
                : view.created(
                    surroundings.directory(), surroundings.program(project.directory())));
    return ExitCode.DONE;
  }

  /** Checks what can be checked before anything is asked; returns the ports. */
  private Map<String, Port> checked(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    ProjectName.check(name, "").ifPresent(problems::add);
    String known = "known stacks: " + String.join(", ", catalog.stackIds());
    if (stack == null && (json || !surroundings.interactive())) {
      problems.add(new Problem("a stack is missing", "", "add -t STACK; " + known));
    }
    if (stack != null && stack.isBlank()) {
      problems.add(new Problem("the stack's name is empty", "--template", known));
    }
    if (variant != null && variant.isBlank()) {
      problems.add(
          new Problem(
              "the variant's name is empty", "--variant", "leave it out for the stack's default"));
    }
    Map<String, Port> pinned = PortChoices.parse(ports, problems);
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return pinned;
  }

  private CreateRequest request(String stackId, Map<String, Port> pinned) {
    Path base = common.directory(surroundings);
    Path directory = (parent == null ? base : base.resolve(parent)).normalize();
    Blueprint blueprint = Blueprint.ofStack(name, stackId, variant, address);
    return new CreateRequest(directory, blueprint, pinned, strictPorts);
  }

  private String planText(Preview preview) {
    return PlanView.text(preview.plan(), common.palette(surroundings), false)
        + "Nothing was written: this was a dry run.\n";
  }
}
