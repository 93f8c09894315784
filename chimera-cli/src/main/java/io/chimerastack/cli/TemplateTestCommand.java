package io.chimerastack.cli;

import io.chimerastack.cli.view.PackCheckView;
import io.chimerastack.cli.view.PackTestView;
import io.chimerastack.core.check.PackCheck;
import io.chimerastack.core.check.PackTest;
import io.chimerastack.core.check.Trial;
import io.chimerastack.core.docker.ContainerEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes every project that templates can be part of, and checks each. */
@Command(
    name = "test",
    description = {
      "Make every project that a pack's templates can be part of, check each, and delete it.",
      "A component that no stack has is tried with what it needs from the catalog."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera template test                              the pack in this directory",
      "  chimera template test --containers                 also starts each and waits for it",
      "  chimera template test --stack backend/hello -v     one stack, with all that Docker prints"
    })
final class TemplateTestCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin VerboseOptions common = new VerboseOptions();

  @Parameters(
      paramLabel = "PATH",
      description = "Packs, or components and stacks in packs. Default: here.")
  List<Path> paths = new ArrayList<>();

  @Option(names = "--stack", paramLabel = "ID", description = "Only this stack.")
  @Nullable String stack;

  @Option(names = "--variant", paramLabel = "NAME", description = "Only this variant.")
  @Nullable String variant;

  @Option(
      names = "--containers",
      description = "Start each project, wait until it is healthy, remove it with its data.")
  boolean containers;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  TemplateTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<PackCheck> checks = TemplateValidateCommand.checks(paths, surroundings, common);
    Path here = common.directory(surroundings);
    if (!checks.stream().allMatch(PackCheck::passed)) {
      PackCheckView view = new PackCheckView(checks, here);
      surroundings.out().print(json ? view.json() : view.text(common.palette(surroundings)));
      return ExitCode.INPUT;
    }
    List<List<Trial>> chosen = checks.stream().map(check -> chosen(check)).toList();
    requireSome(checks, chosen);
    PackTest test =
        PackTest.of(
            surroundings.home(), ContainerEngine.docker(), Session.progress(surroundings, common));
    PackTest asked = containers ? test.withContainers() : test;
    List<PackTest.Result> results = new ArrayList<>();
    for (int i = 0; i < checks.size(); i++) {
      results.addAll(asked.run(checks.get(i), chosen.get(i)));
    }
    PackTestView view = new PackTestView(checks, results, here, containers);
    surroundings.out().print(json ? view.json() : view.text(common.palette(surroundings)));
    return view.passed() ? ExitCode.DONE : view.started() ? ExitCode.FAILED : ExitCode.INPUT;
  }

  private List<Trial> chosen(PackCheck check) {
    return check.trials().stream()
        .filter(trial -> stack == null || trial.stack().equals(stack.replaceFirst("^stacks/", "")))
        .filter(trial -> variant == null || trial.variant().equals(variant))
        .toList();
  }

  private void requireSome(List<PackCheck> checks, List<List<Trial>> chosen) {
    if ((stack != null || variant != null) && chosen.stream().allMatch(List::isEmpty)) {
      List<String> known =
          checks.stream().flatMap(check -> check.trials().stream()).map(Trial::label).toList();
      throw new UsageException(
          "no project matches --stack and --variant", "", "there are: " + String.join(", ", known));
    }
  }
}
