package io.chimerastack.cli;

import picocli.CommandLine.Option;

/** The common options of commands that can tell more than they usually do. */
final class VerboseOptions extends CommonOptions {
  @Option(
      names = {"-v", "--verbose"},
      description = "Show what other programs print on the way.")
  boolean verbose;

  @Override
  boolean verbose() {
    return verbose;
  }
}
