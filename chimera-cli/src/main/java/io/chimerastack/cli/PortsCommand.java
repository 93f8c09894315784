package io.chimerastack.cli;

import io.chimerastack.cli.view.PortsView;
import io.chimerastack.core.port.Lease;
import io.chimerastack.core.port.PortRegistry;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and ends leases of host ports. */
@Command(
    name = "chimera ports",
    description = "Show which projects on this machine hold which ports.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera ports                       every project with its ports",
      "  chimera ports release blog-k3f9x2   gives the ports of one project back",
      "  chimera ports prune                 gives back those of deleted projects"
    })
final class PortsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  PortsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var listing = Session.chimera(surroundings, common).ports().leases();
    surroundings
        .out()
        .print(
            json ? PortsView.json(listing) : PortsView.text(listing, common.palette(surroundings)));
    return ExitCode.DONE;
  }

  @Command(name = "release", description = "Give a project's ports back.")
  int release(
      @Parameters(
              paramLabel = "INSTANCE",
              arity = "1..*",
              description = "The instance, as 'chimera ports' shows it.")
          List<String> instances,
      @Option(names = "--json", description = "Print JSON.") boolean asJson,
      @Mixin CommonOptions options) {
    PortRegistry ports = Session.chimera(surroundings, options).ports();
    requireKnown(instances, ports);
    List<Lease> released = new ArrayList<>();
    for (String instance : instances) {
      released.addAll(ports.release(instance));
    }
    return ended(released, asJson, options);
  }

  @Command(name = "prune", description = "Give the ports of deleted projects back.")
  int prune(
      @Option(names = "--json", description = "Print JSON.") boolean asJson,
      @Mixin CommonOptions options) {
    return ended(
        PortsView.leases(Session.chimera(surroundings, options).ports().prune().reclaimed()),
        asJson,
        options);
  }

  private static void requireKnown(List<String> instances, PortRegistry ports) {
    TreeSet<String> known = new TreeSet<>();
    ports.leases().entries().forEach(entry -> known.add(entry.lease().instance()));
    List<Problem> problems = new ArrayList<>();
    for (String instance : instances) {
      if (!known.contains(instance)) {
        List<String> near = Suggestions.nearest(instance, known);
        problems.add(
            new Problem(
                "no instance '" + instance + "' holds a port",
                "",
                near.isEmpty()
                    ? "'chimera ports' lists the instances"
                    : "did you mean '" + String.join("' or '", near) + "'?"));
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  private int ended(List<Lease> released, boolean asJson, CommonOptions options) {
    surroundings
        .out()
        .print(
            asJson
                ? PortsView.endedJson(released)
                : PortsView.ended(released, options.palette(surroundings)));
    return ExitCode.DONE;
  }
}
