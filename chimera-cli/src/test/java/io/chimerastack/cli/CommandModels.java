package io.chimerastack.cli;

import io.chimerastack.cli.CommandModel.Argument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The build's step that keeps what the commands' annotations say as resources. */
public final class CommandModels {
  private CommandModels() {}

  /**
   * Writes the models.
   *
   * @param arguments the directory of the program's classes
   */
  public static void main(String... arguments) throws IOException {
    Path directory = Path.of(arguments[0], CommandModels.class.getPackageName().replace('.', '/'));
    for (CommandName name : CommandName.values()) {
      Path file = directory.resolve(CommandModel.resource(name));
      Optional<CommandModel> model = of(annotated(name));
      if (model.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        byte[] bytes = model.get().toBytes();
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
          Files.write(file, bytes);
        }
      }
    }
  }

  /** Returns the model that picocli makes of a command's annotations. */
  static CommandSpec annotated(CommandName name) {
    PrintWriter none = new PrintWriter(Writer.nullWriter());
    Surroundings surroundings =
        new Surroundings(none, none, Path.of(""), Map.of(), false, false, false);
    return CommandSpec.forAnnotatedObject(name.command(surroundings));
  }

  /** Returns a command's model as data; nothing if the command uses more than the data can say. */
  static Optional<CommandModel> of(CommandSpec spec) {
    List<Argument> arguments = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (option.versionHelp() || option.negatable() || option.order() >= 0) {
        return Optional.empty();
      }
      arguments.add(argument(spec, option, List.of(option.names()), option.usageHelp()));
    }
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      arguments.add(argument(spec, parameter, List.of(), false));
    }
    boolean plain =
        spec.subcommands().isEmpty()
            && !(spec.userObject() instanceof CommandGroup)
            && spec.specElements().isEmpty()
            && spec.argGroups().isEmpty()
            && spec.args().stream().allMatch(CommandModels::isPlain);
    return plain
        ? Optional.of(
            new CommandModel(
                spec.name(),
                List.of(spec.usageMessage().description()),
                spec.usageMessage().footerHeading(),
                List.of(spec.usageMessage().footer()),
                arguments))
        : Optional.empty();
  }

  private static boolean isPlain(ArgSpec argument) {
    return argument.converters().length == 0
        && argument.completionCandidates() == null
        && argument.defaultValue() == null
        && argument.splitRegex().isEmpty()
        && !argument.hidden()
        && !argument.interactive();
  }

  private static Argument argument(
      CommandSpec spec, ArgSpec argument, List<String> names, boolean help) {
    Field field = (Field) argument.userObject();
    return new Argument(
        field.getDeclaringClass().isInstance(spec.userObject()) ? "" : mixin(spec, field),
        field.getName(),
        names,
        argument.paramLabel(),
        List.of(argument.description()),
        argument.type().getName(),
        Arrays.stream(argument.auxiliaryTypes()).map(Class::getName).toList(),
        argument.arity().toString(),
        argument.required(),
        help);
  }

  private static String mixin(CommandSpec spec, Field field) {
    for (Field candidate : spec.userObject().getClass().getDeclaredFields()) {
      if (candidate.isAnnotationPresent(Mixin.class)
          && field.getDeclaringClass().isAssignableFrom(candidate.getType())) {
        return candidate.getName();
      }
    }
    throw new IllegalStateException("no mixin of " + spec.userObject() + " has the field " + field);
  }
}
