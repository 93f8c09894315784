package io.chimerastack.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Prints the script that makes a shell complete commands and options. */
@Command(
    name = "chimera completion",
    description = "Print a completion script for your shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(chimera completion bash)                      this shell only",
      "  chimera completion zsh >> ~/.zshrc                     every zsh from now on"
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells that a script can be printed for; one script serves both. */
  enum Shell {
    /** The GNU shell. */
    BASH,
    /** The Z shell, through its bash emulation. */
    ZSH;

    /** Returns the name as it is typed. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The words for the shells. */
  static final class Words implements ITypeConverter<Shell>, Iterable<String> {
    private static final List<String> IDS = Arrays.stream(Shell.values()).map(Shell::id).toList();

    @Override
    public Shell convert(String word) {
      return Arrays.stream(Shell.values())
          .filter(shell -> shell.id().equals(word))
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
      paramLabel = "SHELL",
      description = "bash or zsh.",
      converter = Words.class,
      completionCandidates = Words.class)
  Shell shell = Shell.BASH;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.out().print(AutoComplete.bash("chimera", RootCommand.model(surroundings)));
    return ExitCode.DONE;
  }
}
