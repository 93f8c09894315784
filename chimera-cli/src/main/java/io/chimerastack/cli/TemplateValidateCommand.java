package io.chimerastack.cli;

import io.chimerastack.cli.view.PackCheckView;
import io.chimerastack.cli.view.SarifView;
import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.PackScope;
import io.chimerastack.core.pack.ReportFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds every mistake in templates. */
@Command(
    name = "validate",
    description = {
      "Find every mistake in a pack, with file, line and column. Needs no Docker.",
      "Checks names, manifests, templates, Compose fragments, secrets, and every project it makes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera template validate                        the pack in this directory",
      "  chimera template validate base/backend/hello     one component, and the stacks that have it",
      "  chimera template validate hello --json           for a script",
      "  chimera template validate --sarif pack.sarif     for the annotations of a code review"
    })
final class TemplateValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "PATH",
      description = "Packs, or components, stacks and files in packs. Default: here.")
  List<Path> paths = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Option(
      names = "--sarif",
      paramLabel = "FILE",
      description = "Also write the findings as SARIF 2.1.0; - prints that alone.")
  @Nullable String sarif;

  TemplateValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<PackCheck> checks = checks(paths, surroundings, common);
    Path here = common.directory(surroundings);
    PackCheckView view = new PackCheckView(checks, here);
    boolean alone = "-".equals(sarif);
    if (sarif != null) {
      String report = new SarifView(checks, here, BuildVersion.number()).json();
      if (alone) {
        surroundings.out().print(report);
      } else {
        ReportFile.write(here.resolve(sarif), report);
      }
    }
    if (json && !alone) {
      surroundings.out().print(view.json());
    } else if (!alone) {
      surroundings.out().print(view.text(common.palette(surroundings)));
    }
    return checks.stream().allMatch(PackCheck::passed) ? ExitCode.DONE : ExitCode.INPUT;
  }

  /** Checks what the paths of a command line name, in the packs that they belong to. */
  static List<PackCheck> checks(List<Path> paths, Surroundings surroundings, CommonOptions common) {
    Session.requireDirectory(surroundings, common);
    Path here = common.directory(surroundings).toAbsolutePath().normalize();
    List<Path> absolute =
        (paths.isEmpty() ? List.of(here) : paths).stream().map(here::resolve).toList();
    List<PackCheck> checks = new ArrayList<>();
    for (PackScope scope : PackScope.of(absolute)) {
      checks.add(
          PackCheck.of(
              scope, scope.root().toString(), Session.beside(scope.root(), surroundings, common)));
    }
    return checks;
  }
}
