package io.chimerastack.cli;

import io.chimerastack.core.Endpoint;
import io.chimerastack.core.Project;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a page of the project in the browser. */
@Command(
    name = "chimera open",
    description = "Open the app, or the page of a service, in your browser.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera open                     the app",
      "  chimera open dashboard           the dashboard",
      "  chimera open admin --print       only prints the address"
    })
final class OpenCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..1",
      description = "The service; default: the app behind the proxy.")
  @Nullable String service;

  @Option(names = "--print", description = "Print the address and open nothing.")
  boolean print;

  OpenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Project project = Session.chimera(surroundings, common).open(common.directory(surroundings));
    Endpoint endpoint = project.page(service == null ? "" : service);
    surroundings.out().println(endpoint.url());
    surroundings.flush();
    if (!print && surroundings.interactive()) {
      new Browser(System.getProperty("os.name", "").toLowerCase(Locale.ROOT)).show(endpoint.url());
    }
    return ExitCode.DONE;
  }
}
