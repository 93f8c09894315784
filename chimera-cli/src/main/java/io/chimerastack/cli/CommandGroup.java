package io.chimerastack.cli;

import java.util.Map;
import java.util.concurrent.Callable;

/** A command that has commands of its own. */
interface CommandGroup {
  /** Returns the inner commands by name, in the order of the help text. */
  Map<String, Callable<Integer>> subcommands();
}
