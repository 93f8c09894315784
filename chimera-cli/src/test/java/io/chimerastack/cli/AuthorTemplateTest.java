package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/author-a-template.md says, as far as that needs no containers. */
class AuthorTemplateTest {
  private static final Path PAGE = Path.of("../docs/how-to/author-a-template.md");

  /** A block, and the path in the line above it, if that names a file. */
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)(?:^`(?<path>[^`\\n]+)`:\\n\\n)?^```(?<kind>\\w+)\\n(?<text>.*?)^```$");

  private static final Set<String> WITH_CONTAINERS = Set.of("up", "open", "--containers");

  @TempDir Path root;

  @Test
  void givenThePage_whenFollowed_thenAProjectOfTheNewStackStands() throws IOException {
    CliRun.Machine machine = CliRun.Machine.in(root).made();
    int commands = 0;
    int files = 0;
    Matcher block = BLOCK.matcher(Files.readString(PAGE).replace("\r\n", "\n"));
    while (block.find()) {
      if (block.group("path") != null) {
        Files.writeString(machine.directory().resolve(block.group("path")), block.group("text"));
        files++;
      } else if (block.group("kind").equals("console")) {
        for (String line : block.group("text").lines().toList()) {
          List<String> words = Arrays.asList(line.split(" ", -1));
          if (words.get(1).equals("cd")) {
            machine = machine.at(machine.directory().resolve(words.get(2)).normalize());
            assertThat(machine.directory()).isDirectory();
          } else if (words.stream().noneMatch(WITH_CONTAINERS::contains)) {
            CliRun run = machine.run(words.subList(2, words.size()).toArray(String[]::new));
            assertThat(run.code()).as(line + "\n" + run.out() + run.err()).isZero();
            assertThat(run.out()).as(line).doesNotContain("warning");
            commands++;
          }
        }
      }
    }

    assertThat(commands).isEqualTo(6);
    assertThat(files).isEqualTo(3);
    assertThat(root.resolve("work/my-app/backend/app.py")).content().contains("DB_CONNECTION");
    assertThat(root.resolve("work/my-app/docker-compose.yml")).content().contains("mysql:");
    assertThat(root.resolve("work/my-app/chimera.lock")).content().contains("name: hello");
  }
}
