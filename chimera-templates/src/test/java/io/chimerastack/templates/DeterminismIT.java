package io.chimerastack.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same inputs give the same bytes in another locale, time zone, directory, umask and JDK. */
class DeterminismIT {
  private static final Path JVMS = Path.of("/usr/lib/jvm");

  @TempDir static Path directory;
  private static String here;

  /** A way to run Java. */
  private record Machine(String name, List<String> command, String stamp) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void createHere() throws IOException {
    here = FingerprintProcess.fingerprints(Files.createTempDirectory(directory, "here"));
    assertThat(here.lines().count()).isGreaterThan(100);
  }

  static Stream<Machine> machines() {
    String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<Machine> machines = new ArrayList<>();
    machines.add(
        new Machine(
            "Turkish, on Chatham Island, Latin-5",
            List.of(
                own,
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Dfile.encoding=ISO-8859-9",
                "-Duser.timezone=Pacific/Chatham"),
            "# tr_TR Pacific/Chatham"));
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
      machines.add(
          new Machine(
              "umask 077", List.of("/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\"", own), "# "));
    }
    otherJdks()
        .forEach(
            (version, java) ->
                machines.add(new Machine("JDK " + version, List.of(java.toString()), "# ")));
    return machines.stream();
  }

  /** The JDKs beside this one that are new enough, by version; may be none. */
  private static Map<String, Path> otherJdks() {
    Map<String, Path> found = new TreeMap<>();
    if (!Files.isDirectory(JVMS)) {
      return found;
    }
    Set<String> seen = new TreeSet<>(Set.of(version(Path.of(System.getProperty("java.home")))));
    try (Stream<Path> homes = Files.list(JVMS)) {
      for (Path home : (Iterable<Path>) homes.sorted()::iterator) {
        String version = version(home);
        Path java = home.resolve("bin/java");
        if (Files.isExecutable(java) && feature(version) >= 17 && seen.add(version)) {
          found.put(version, java);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String version(Path home) {
    try {
      for (String line : Files.readAllLines(home.resolve("release"))) {
        if (line.startsWith("JAVA_VERSION=")) {
          return line.substring(line.indexOf('=') + 1).replace("\"", "");
        }
      }
    } catch (IOException e) {
      return ""; // no JDK
    }
    return "";
  }

  private static int feature(String version) {
    String first = version.split("[.+-]", 2)[0];
    return first.matches("[0-9]{1,4}") ? Integer.parseInt(first) : 0;
  }

  @ParameterizedTest
  @MethodSource("machines")
  void givenAnotherMachine_whenCreatingEveryStack_thenEveryByteIsTheSame(Machine machine)
      throws Exception {
    Path elsewhere = Files.createTempDirectory(directory, "else where ");
    Path out = elsewhere.resolve("out.txt");
    Path log = elsewhere.resolve("log.txt");
    List<String> command = new ArrayList<>(machine.command());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FingerprintProcess.class.getName(),
            Files.createDirectories(elsewhere.resolve("projects")).toString(),
            out.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(Map.of("LANG", "tr_TR.UTF-8", "LC_ALL", "tr_TR.UTF-8"));
    builder.environment().put("TZ", "Pacific/Chatham");

    Process process = builder.start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }

    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    String there = Files.readString(out);
    assertThat(there).startsWith(machine.stamp());
    assertThat(there.substring(there.indexOf('\n') + 1)).isEqualTo(here);
  }
}
