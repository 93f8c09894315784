package io.chimerastack.cli;

import io.chimerastack.cli.view.ProblemView;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The program: finds the command, runs it, and turns what goes wrong into text and an exit code.
 *
 * <p>Only the command that runs is built; the root's help is a text made at build time. Both keep
 * the start short.
 */
final class Cli {
  private static final List<String> OPTIONS_WITH_VALUE = List.of("-C", "--templates");
  private static final List<String> OPTIONS_OF_COMMANDS =
      List.of("-C", "--templates", "--json", "-q", "--quiet", "-v", "--verbose", "--debug");

  private final Surroundings surroundings;

  Cli(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command line and returns the exit code. */
  int run(String... args) {
    int index = commandIndex(args);
    if (index == args.length) {
      return runWithoutCommand(args);
    }
    Optional<CommandName> name = CommandName.of(args[index]);
    if (args[index].equals("help")) {
      return help(Arrays.copyOfRange(args, index + 1, args.length));
    }
    if (name.isEmpty()) {
      return unknownCommand(args[index], args);
    }
    List<String> arguments = new ArrayList<>(Arrays.asList(args).subList(0, index));
    arguments.addAll(Arrays.asList(args).subList(index + 1, args.length));
    return execute(name.get(), inner(name.get(), arguments));
  }

  /** Options before the inner command of a group are meant for that command. */
  private static List<String> inner(CommandName name, List<String> arguments) {
    int index = commandIndex(arguments.toArray(String[]::new));
    if (name != CommandName.TEMPLATE || index == arguments.size()) {
      return arguments;
    }
    List<String> moved = new ArrayList<>(arguments);
    moved.add(0, moved.remove(index));
    return moved;
  }

  /** Builds the command line of one command, as help and completion show it too. */
  static CommandLine commandLine(CommandName name, Surroundings surroundings) {
    return commandLine(name, name.command(surroundings), surroundings);
  }

  private static CommandLine commandLine(
      CommandName name, Callable<Integer> command, Surroundings surroundings) {
    Object model =
        CommandModel.kept(name).<Object>map(kept -> kept.toSpec(command)).orElse(command);
    CommandLine commandLine = new CommandLine(model);
    if (command instanceof CommandGroup group) {
      group.subcommands().forEach(commandLine::addSubcommand);
    }
    return commandLine
        .setOut(surroundings.out())
        .setErr(surroundings.err())
        .setUsageHelpLongOptionsMaxWidth(32)
        .setUsageHelpWidth(100)
        .setColorScheme(scheme(surroundings.colourOut()))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private int execute(CommandName name, List<String> arguments) {
    boolean debug = arguments.contains("--debug");
    boolean json = arguments.contains("--json");
    boolean plain = arguments.contains("--no-color");
    Callable<Integer> command = name.command(surroundings);
    CommandLine commandLine =
        commandLine(
            name,
            command instanceof CreateCommand create ? create.announced() : command,
            surroundings);
    if (plain) {
      commandLine.setColorScheme(scheme(false));
    }
    commandLine.setParameterExceptionHandler(
        (exception, given) -> {
          report(Category.INPUT, List.of(UsageProblem.of(exception, given)), json, plain);
          return ExitCode.INPUT;
        });
    commandLine.setExecutionExceptionHandler(
        (exception, unused, alsoUnused) -> failed(exception, debug, json, plain));
    int code = commandLine.execute(arguments.toArray(String[]::new));
    surroundings.flush();
    return code;
  }

  private int failed(Exception exception, boolean debug, boolean json, boolean plain) {
    if (debug) {
      exception.printStackTrace(surroundings.err());
    }
    if (exception instanceof ChimeraException failure) {
      report(failure.category(), failure.problems(), json, plain);
      return ExitCode.of(failure.category());
    }
    report(
        Category.FAILED,
        List.of(
            new Problem(
                "Chimera itself failed: " + exception,
                "",
                "run the command again with --debug and report what it prints: a bug of ours")),
        json,
        plain);
    return ExitCode.FAILED;
  }

  private void report(Category category, List<Problem> problems, boolean json, boolean plain) {
    if (json) {
      surroundings.out().print(ProblemView.json(category, problems));
    } else {
      surroundings.err().print(ProblemView.text(problems, surroundings.errPalette(plain)));
    }
    surroundings.flush();
  }

  private int runWithoutCommand(String[] args) {
    List<String> given = Arrays.asList(args);
    if (given.contains("-V") || given.contains("--version")) {
      surroundings.out().println(BuildVersion.text());
      surroundings.flush();
      return ExitCode.DONE;
    }
    for (String option : given) {
      if (!List.of("-h", "--help", "--no-color").contains(option)) {
        String what =
            OPTIONS_OF_COMMANDS.contains(option)
                ? "a command is missing after '" + String.join(" ", given) + "'"
                : "unknown option '" + option + "'";
        report(
            Category.INPUT,
            List.of(new Problem(what, "", "'chimera --help' lists the commands")),
            given.contains("--json"),
            given.contains("--no-color"));
        return ExitCode.INPUT;
      }
    }
    surroundings.out().print(rootHelp(surroundings.colourOut() && !given.contains("--no-color")));
    surroundings.flush();
    return ExitCode.DONE;
  }

  private int help(String[] args) {
    if (args.length == 0) {
      return runWithoutCommand(args);
    }
    return CommandName.of(args[0])
        .map(name -> execute(name, List.of("--help")))
        .orElseGet(() -> unknownCommand(args[0], args));
  }

  private int unknownCommand(String given, String[] args) {
    List<String> all = Arrays.asList(args);
    List<String> nearest = Suggestions.nearest(given, CommandName.ids());
    String fix =
        nearest.isEmpty()
            ? "'chimera --help' lists the commands"
            : "did you mean '" + String.join("' or '", nearest) + "'?";
    report(
        Category.INPUT,
        List.of(new Problem("there is no command '" + given + "'", "", fix)),
        all.contains("--json"),
        all.contains("--no-color"));
    return ExitCode.INPUT;
  }

  private static int commandIndex(String[] args) {
    int index = 0;
    while (index < args.length && args[index].startsWith("-")) {
      index += OPTIONS_WITH_VALUE.contains(args[index]) ? 2 : 1;
    }
    return Math.min(index, args.length);
  }

  private static ColorScheme scheme(boolean colours) {
    return CommandLine.Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF);
  }

  private static String rootHelp(boolean colours) {
    String resource = colours ? "help.ansi.txt" : "help.txt";
    try (InputStream text = Cli.class.getResourceAsStream(resource)) {
      if (text == null) {
        throw new IllegalStateException("resource " + resource + " is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
