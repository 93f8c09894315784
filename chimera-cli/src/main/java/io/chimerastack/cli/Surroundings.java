package io.chimerastack.cli;

import io.chimerastack.cli.view.Palette;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the program sees of the outside: streams, working directory, environment, terminal.
 *
 * @param out results
 * @param err progress and problems
 * @param directory the working directory
 * @param environment the environment variables
 * @param interactive whether questions can be asked: a terminal on input and output
 * @param colourOut whether {@code out} is a terminal that shows colours
 * @param colourErr whether {@code err} is one
 */
record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Path directory,
    Map<String, String> environment,
    boolean interactive,
    boolean colourOut,
    boolean colourErr) {

  /**
   * Returns the surroundings of this process. The launcher tells in the system property {@code
   * chimera.terminal} which of {@code in,out,err} are terminals, as only the shell knows it for
   * each stream; without it a console counts as all three.
   */
  static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    @Nullable String told = System.getProperty("chimera.terminal");
    String terminals = told != null ? told : hasConsole() ? "in,out,err" : "";
    // https://no-color.org: "when present and not an empty string"
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Surroundings(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        environment,
        terminals.contains("in") && terminals.contains("out"),
        colour && terminals.contains("out"),
        colour && terminals.contains("err"));
  }

  /** Returns the colours for results; none if {@code plain}. */
  Palette outPalette(boolean plain) {
    return colourOut && !plain ? Palette.ansi() : Palette.plain();
  }

  /** Returns the colours for problems; none if {@code plain}. */
  Palette errPalette(boolean plain) {
    return colourErr && !plain ? Palette.ansi() : Palette.plain();
  }

  /** Returns Chimera's home: {@code $CHIMERA_HOME}, or {@code .chimera} in the user's home. */
  Path home() {
    @Nullable String home = environment.get("CHIMERA_HOME");
    return home != null && !home.isBlank()
        ? directory.resolve(home)
        : Path.of(System.getProperty("user.home"), ".chimera");
  }

  /**
   * Returns what to type in {@code directory} to run the program again: {@code chimera} where the
   * path leads to one, else the launcher's own path. The launcher tells it in the system property
   * {@code chimera.launcher}.
   */
  String program(Path directory) {
    @Nullable String launcher = System.getProperty("chimera.launcher");
    if (launcher == null || onPath("chimera")) {
      return "chimera";
    }
    Path absolute = Path.of(launcher);
    String relative = directory.toAbsolutePath().relativize(absolute).toString();
    return relative.length() < launcher.length() ? relative : launcher;
  }

  private boolean onPath(String name) {
    String separator = System.getProperty("path.separator", ":");
    for (String entry : environment.getOrDefault("PATH", "").split(separator, -1)) {
      if (!entry.isEmpty() && Files.isExecutable(directory.resolve(entry).resolve(name))) {
        return true;
      }
    }
    return false;
  }

  /** Since JDK 22 there is a console even without a terminal, and a method that tells. */
  private static boolean hasConsole() {
    Optional<Console> console = Optional.ofNullable(System.console());
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return console.isPresent() && Boolean.TRUE.equals(isTerminal.invoke(console.get()));
    } catch (NoSuchMethodException e) {
      return console.isPresent();
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
