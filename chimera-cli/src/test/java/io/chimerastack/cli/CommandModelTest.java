package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The models that the build keeps are what picocli makes of the annotations. */
class CommandModelTest {
  @ParameterizedTest
  @EnumSource(CommandName.class)
  void givenACommand_whenItsModelIsKept_thenItIsThatOfTheAnnotations(CommandName name) {
    CommandSpec annotated = CommandModels.annotated(name);

    assertThat(CommandModel.kept(name)).isEqualTo(CommandModels.of(annotated));
  }

  @ParameterizedTest
  @EnumSource(
      value = CommandName.class,
      names = {"CREATE", "UP", "DOWN", "STATUS", "LOGS", "OPEN", "DIFF"})
  void givenAKeptModel_whenPicocliReadsIt_thenNothingIsMissing(CommandName name) {
    CommandSpec annotated = CommandModels.annotated(name);
    CommandSpec kept = CommandModel.kept(name).orElseThrow().toSpec(annotated.userObject());

    for (Ansi ansi : List.of(Ansi.ON, Ansi.OFF)) {
      assertThat(new CommandLine(kept).getUsageMessage(ansi))
          .isEqualTo(new CommandLine(annotated).getUsageMessage(ansi));
    }
    assertThat(arguments(kept)).isEqualTo(arguments(annotated));
  }

  private static List<String> arguments(CommandSpec spec) {
    List<String> all = new ArrayList<>();
    spec.options()
        .forEach(
            option -> all.add(List.of(option.names()) + " " + option.usageHelp() + facts(option)));
    spec.positionalParameters()
        .forEach(parameter -> all.add("parameter " + parameter.index() + facts(parameter)));
    all.sort(null);
    return all;
  }

  private static String facts(ArgSpec argument) {
    return " "
        + argument.type().getName()
        + Arrays.toString(argument.auxiliaryTypes())
        + argument.arity()
        + argument.required()
        + argument.paramLabel()
        + argument.initialValue();
  }

  @Test
  void givenAKeptModel_whenParsing_thenTheFieldsOfTheCommandAreSet() {
    CreateCommand command =
        (CreateCommand) CommandModels.annotated(CommandName.CREATE).userObject();
    CommandLine line =
        new CommandLine(CommandModel.kept(CommandName.CREATE).orElseThrow().toSpec(command));

    line.parseArgs(
        "blog",
        "-t",
        "s",
        "--port",
        "a=1",
        "--port",
        "b=2",
        "-q",
        "--templates",
        "x",
        "--dir",
        "d");

    assertThat(command.name).isEqualTo("blog");
    assertThat(command.stack).isEqualTo("s");
    assertThat(command.variant).isNull();
    assertThat(command.ports).containsExactly("a=1", "b=2");
    assertThat(command.common.quiet).isTrue();
    assertThat(command.common.debug).isFalse();
    assertThat(command.common.templates).hasToString("[x]");
    assertThat(command.parent).hasToString("d");
    assertThat(command.address).isEqualTo("127.0.0.1");
  }
}
