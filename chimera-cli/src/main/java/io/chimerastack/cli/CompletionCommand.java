package io.chimerastack.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
    ZSH
  }

  private final Surroundings surroundings;

  @Mixin CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
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
