package io.chimerastack.cli;

import io.chimerastack.cli.view.CatalogView;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.problem.Suggestions;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what can be created. */
@Command(
    name = "chimera list",
    description = "List the stacks that can be created.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera list                    every stack with its variants",
      "  chimera list -s post            what has 'post' in its id, title or variants",
      "  chimera list -c backend --json  one category, for a script"
    })
final class ListCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Option(
      names = {"-s", "--search"},
      paramLabel = "TEXT",
      description = "Only stacks that have TEXT in their id, title, description or variants.")
  @Nullable String search;

  @Option(
      names = {"-c", "--category"},
      paramLabel = "CATEGORY",
      description = "Only stacks of this category: backend, frontend, fullstack.")
  @Nullable String category;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  @Spec @Nullable CommandSpec spec;

  ListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Catalog catalog = Session.chimera(surroundings, common).catalog();
    requireKnownCategory(catalog);
    CatalogView view = CatalogView.of(catalog, search, category);
    surroundings.out().print(json ? view.json() : view.text(common.palette(surroundings)));
    return ExitCode.DONE;
  }

  private void requireKnownCategory(Catalog catalog) {
    TreeSet<String> known = new TreeSet<>();
    catalog.stacks().forEach(stack -> known.add(stack.category()));
    if (category != null && !known.contains(category) && spec != null) {
      List<String> near = Suggestions.nearest(category, known);
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "there is no category '"
              + category
              + "'; known: "
              + String.join(", ", known)
              + (near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?"));
    }
  }
}
