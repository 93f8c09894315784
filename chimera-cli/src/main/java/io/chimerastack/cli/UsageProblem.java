package io.chimerastack.cli;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our words what picocli found wrong with a command line. */
final class UsageProblem {
  private UsageProblem() {}

  /**
   * Returns the problem.
   *
   * @param args the command line that was parsed
   */
  static Problem of(ParameterException exception, String... args) {
    CommandSpec spec = exception.getCommandLine().getCommandSpec();
    String help = "'" + spec.qualifiedName() + " --help' shows what it takes";
    Optional<String> unknown =
        exception instanceof UnmatchedArgumentException unmatched
            ? unmatched.getUnmatched().stream().findFirst()
            : exception instanceof MissingParameterException
                ? unknownOption(spec, args)
                : Optional.empty();
    if (unknown.isPresent()) {
      return unknown(unknown.get(), spec, help);
    }
    String message = String.valueOf(exception.getMessage());
    return new Problem(
        message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), "", help);
  }

  private static Problem unknown(String given, CommandSpec spec, String help) {
    boolean option = given.startsWith("-");
    Collection<String> known = new ArrayList<>(spec.subcommands().keySet());
    if (option) {
      known = spec.optionsMap().keySet();
    }
    String name = option && given.contains("=") ? given.substring(0, given.indexOf('=')) : given;
    List<String> near = name.length() > 2 ? Suggestions.nearest(name, known) : List.of();
    String what = option ? "unknown option '" + name + "'" : "it takes no argument '" + given + "'";
    String fix = near.isEmpty() ? help : "did you mean '" + near.get(0) + "'? " + help;
    return new Problem(what, "", fix);
  }

  /** Finds what looks like an option and is none: likelier the mistake than what is missing. */
  private static Optional<String> unknownOption(CommandSpec spec, String... args) {
    List<String> options = Arrays.asList(args);
    int end = options.indexOf("--");
    return options.subList(0, end < 0 ? options.size() : end).stream()
        .filter(arg -> arg.length() > 1 && arg.startsWith("-"))
        .filter(arg -> !isKnown(arg, spec))
        .findFirst();
  }

  private static boolean isKnown(String arg, CommandSpec spec) {
    String name = arg.contains("=") ? arg.substring(0, arg.indexOf('=')) : arg;
    boolean attached = !arg.startsWith("--") && spec.optionsMap().containsKey(arg.substring(0, 2));
    return attached || spec.optionsMap().containsKey(name);
  }
}
