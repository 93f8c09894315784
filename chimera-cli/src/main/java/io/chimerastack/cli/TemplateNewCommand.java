package io.chimerastack.cli;

import io.chimerastack.cli.view.ScaffoldView;
import io.chimerastack.core.pack.Scaffold;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.ServiceRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Begins a component, a stack or a pack. */
@Command(
    name = "new",
    description = "Begin a component, a stack or a whole pack that passes all checks as it is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  chimera template new pack hello                        a backend and its stack",
      "  chimera template new component cache/valkey --dir hello",
      "  chimera template new component backend/api --role backend",
      "  chimera template new stack backend/api -c backend/api -c database/postgresql"
    })
final class TemplateNewCommand implements Callable<Integer> {
  /** What can be begun. */
  enum Kind {
    /** A component. */
    COMPONENT,
    /** A stack. */
    STACK,
    /** A pack with a component and a stack. */
    PACK;

    /** Returns the name as it is typed. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The words for what can be begun. */
  static final class Words implements ITypeConverter<Kind>, Iterable<String> {
    private static final List<String> IDS = Arrays.stream(Kind.values()).map(Kind::id).toList();

    @Override
    public Kind convert(String word) {
      return Arrays.stream(Kind.values())
          .filter(kind -> kind.id().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + word + "' is none of " + String.join(", ", IDS)));
    }

    @Override
    public Iterator<String> iterator() {
      return IDS.iterator();
    }
  }

  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "component, stack or pack.",
      converter = Words.class,
      completionCandidates = Words.class)
  Kind kind = Kind.PACK;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "GROUP/NAME of a component or stack, such as backend/hello; a pack's name.")
  String id = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = {
        "What the component is: frontend, backend, database or extra.",
        "Default: its group, if that is one of them; else extra."
      })
  @Nullable String role;

  @Option(
      names = {"-c", "--component"},
      paramLabel = "ID",
      description = {
        "A component that the stack has. Can be repeated.",
        "Default: the pack's component of the stack's id, or PHP with MySQL."
      })
  List<String> components = new ArrayList<>();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The pack that a component or stack is for; where a pack goes. Default: here.")
  @Nullable Path target;

  @Option(names = "--dry-run", description = "Show the files and write nothing.")
  boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  TemplateNewCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path here = common.directory(surroundings);
    Path directory = (target == null ? here : here.resolve(target)).normalize();
    Scaffold scaffold =
        switch (kind) {
          case COMPONENT -> Scaffold.component(id, role());
          case STACK -> Scaffold.stack(id, components(directory));
          case PACK -> Scaffold.pack(id);
        };
    if (dryRun) {
      scaffold.requireRoom(directory);
    } else {
      scaffold.write(directory);
    }
    ScaffoldView view =
        new ScaffoldView(scaffold, directory, kind == Kind.PACK ? id : null, !dryRun);
    surroundings.out().print(json ? view.json() : view.text(here, common.palette(surroundings)));
    return ExitCode.DONE;
  }

  private ServiceRole role() {
    if (role == null) {
      String group = id.substring(0, Math.max(0, id.indexOf('/')));
      return ServiceRole.of(group).filter(Scaffold.roles()::contains).orElse(ServiceRole.EXTRA);
    }
    return ServiceRole.of(role)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no role '" + role + "'",
                    "--role",
                    "possible: frontend, backend, database, extra"));
  }

  private List<ComponentId> components(Path directory) {
    if (!components.isEmpty()) {
      return components.stream().map(TemplateNewCommand::componentId).toList();
    }
    if (Files.exists(directory.resolve("base").resolve(id).resolve("template.yaml"))) {
      return List.of(componentId(id));
    }
    return List.of(new ComponentId("backend/php"), new ComponentId("database/mysql"));
  }

  private static ComponentId componentId(String text) {
    try {
      return new ComponentId(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "'" + text + "' is no component's id", "--component", "write GROUP/NAME");
    }
  }
}
