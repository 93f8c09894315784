package io.chimerastack.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Something outside the JVM that a test may need. Each is looked for once per JVM, when the first
 * test asks.
 */
public enum Prerequisite {
  /** A Docker engine that answers, with Compose v2 or newer. */
  DOCKER("container tests"),

  /** A Chromium or Chrome that is installed. */
  CHROMIUM("browser tests"),

  /** npm and the Node.js under it. */
  NPM("npm tests");

  private static final long PATIENCE_SECONDS = 20;
  private static final Map<Prerequisite, Optional<String>> MISSING = new ConcurrentHashMap<>();

  private final String tests;

  Prerequisite(String tests) {
    this.tests = tests;
  }

  /** Returns what is missing and what to do about it, as one sentence; empty when all is there. */
  public Optional<String> missing() {
    return MISSING.computeIfAbsent(this, Prerequisite::probe);
  }

  private Optional<String> probe() {
    return switch (this) {
      case DOCKER -> missingDocker();
      case CHROMIUM -> missingChromium();
      case NPM -> missingNpm();
    };
  }

  /** Returns how to name the tests that need this, in the plural: {@code container tests}. */
  String tests() {
    return tests;
  }

  /**
   * Returns the Chromium or Chrome to test with: {@code CHIMERA_CHROMIUM} when set, else the first
   * that is found where browsers are usually installed.
   */
  public static Optional<Path> chromium() {
    String configured = System.getenv("CHIMERA_CHROMIUM");
    if (configured != null && !configured.isBlank()) {
      return Optional.of(Path.of(configured)).filter(Files::isExecutable);
    }
    return Stream.concat(
            Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(Prerequisite::onPath),
            Stream.of(
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
                    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe")
                .filter(Prerequisite::belongsHere)
                .map(Path::of))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<String> missingDocker() {
    Outcome engine = run("docker", "version", "--format", "{{.Server.Os}}");
    if (!engine.ok()) {
      return Optional.of(
          "no Docker engine answers ("
              + engine.said()
              + "); start Docker, or set DOCKER_HOST, to run them");
    }
    if (!engine.said().equals("linux")) {
      return Optional.of("the Docker engine runs " + engine.said() + " containers, not linux ones");
    }
    Outcome compose = run("docker", "compose", "version");
    return compose.ok()
        ? Optional.empty()
        : Optional.of("Docker has no Compose plugin (" + compose.said() + "); install Compose v2");
  }

  private static Optional<String> missingChromium() {
    return chromium().isPresent()
        ? Optional.empty()
        : Optional.of(
            "no Chromium or Chrome is installed; install one, or set CHIMERA_CHROMIUM to its"
                + " executable, to run them");
  }

  private static Optional<String> missingNpm() {
    Outcome npm = run(isWindows() ? "npm.cmd" : "npm", "--version");
    return npm.ok()
        ? Optional.empty()
        : Optional.of("npm does not run (" + npm.said() + "); install Node.js to run them");
  }

  /** How a command ended, and the first line it said. */
  private record Outcome(boolean ok, String said) {}

  private static Outcome run(String... command) {
    try {
      Path output = Files.createTempFile("chimera-probe", ".txt");
      try {
        Process process =
            new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return new Outcome(false, command[0] + " gave no answer in " + PATIENCE_SECONDS + " s");
        }
        int code = process.exitValue();
        return new Outcome(code == 0, firstLine(output, command[0] + " exits " + code));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return new Outcome(false, command[0] + " is not installed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "interrupted");
    }
  }

  private static String firstLine(Path file, String otherwise) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4096), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElse(otherwise);
    }
  }

  private static Stream<Path> onPath(String name) {
    String path = System.getenv("PATH");
    if (path == null) {
      return Stream.empty();
    }
    String file = isWindows() ? name + ".exe" : name;
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).resolve(file));
  }

  private static boolean belongsHere(String path) {
    return isWindows() == path.startsWith("C:");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
  }
}
