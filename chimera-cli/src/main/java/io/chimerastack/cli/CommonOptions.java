package io.chimerastack.cli;

import io.chimerastack.cli.view.Palette;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(names = "-C", paramLabel = "DIR", description = "Run as if started in DIR.")
  @Nullable Path directory;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Also take stacks and components from DIR. Can be repeated.")
  List<Path> templates = new ArrayList<>();

  @Option(
      names = "--no-color",
      description = "No colours. The variable NO_COLOR has the same effect.")
  boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing but the result.")
  boolean quiet;

  @Option(names = "--debug", description = "Show stack traces.")
  boolean debug;

  /** Returns the directory that the command works in. */
  Path directory(Surroundings surroundings) {
    return directory == null
        ? surroundings.directory()
        : surroundings.directory().resolve(directory).normalize();
  }

  /** Returns the colours for results. */
  Palette palette(Surroundings surroundings) {
    return surroundings.outPalette(noColor);
  }

  /** Tells whether the command was asked to print more than usual. */
  boolean verbose() {
    return false;
  }
}
