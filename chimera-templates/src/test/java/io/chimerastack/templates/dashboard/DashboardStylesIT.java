package io.chimerastack.templates.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresNpm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The style sheet is compiled by Tailwind CSS and committed, so that building Chimera needs a JDK
 * alone. Here it is compiled again, where npm is installed.
 */
@RequiresNpm
class DashboardStylesIT {
  private static final Path SOURCES = Path.of("src/main/tailwind");
  private static final String FILES = "resources/chimera/base/core/dashboard/files";
  private static final Path COMMITTED = Path.of("src/main", FILES);

  @Test
  void givenTheLockedCompiler_whenCompilingAgain_thenGivesTheCommittedStyleSheet(
      @TempDir Path scratch) throws IOException, InterruptedException {
    NodeProgram npm = NodeProgram.npm();
    Path project = Files.createDirectory(scratch.resolve("tailwind"));
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "dashboard.css")) {
      Files.copy(SOURCES.resolve(file), project.resolve(file));
    }
    copy(COMMITTED, scratch.resolve(FILES));
    Path compiled = scratch.resolve(FILES).resolve("assets/dashboard.css");
    Files.delete(compiled);

    npm.run(project, "ci", "--ignore-scripts");
    npm.run(project, "run", "build");

    assertThat(compiled)
        .as("run 'npm ci && npm run build' in chimera-templates/%s", SOURCES)
        .hasSameTextualContentAs(COMMITTED.resolve("assets/dashboard.css"))
        .hasSameBinaryContentAs(COMMITTED.resolve("assets/dashboard.css"));
  }

  @Test
  void givenTheLockFile_whenReading_thenNamesDigestsAndNoRegistry() throws IOException {
    String lock = Files.readString(SOURCES.resolve("package-lock.json"));

    assertThat(lock).contains("\"integrity\": \"sha512-").doesNotContain("\"resolved\"");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
