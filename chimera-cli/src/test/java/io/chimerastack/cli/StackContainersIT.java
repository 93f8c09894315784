package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every variant of every stack comes up, keeps its promises and its data, and goes. */
@RequiresDocker
class StackContainersIT {
  private static final Path TIMES = Path.of("target/container-times.txt");

  @ParameterizedTest
  @CsvSource({
    "backend/php-web, mysql, phpMyAdmin",
    "backend/php-web, mariadb, phpMyAdmin",
    "backend/php-web, postgresql, pgAdmin"
  })
  void givenVariant_whenUsedFromCreateToDown_thenKeepsItsPromises(
      String stack, String variant, String admin, @TempDir Path root) throws IOException {
    long began = System.nanoTime();
    try (RunningProject shop = RunningProject.create(root, "shop", stack, variant)) {
      shop.up();
      report(stack + " " + variant, Duration.ofNanos(System.nanoTime() - began));

      assertThat(shop.works()).isTrue();
      thePagesAnswer(shop, admin);
      shop.notes().holds();
      shop.compose("exec", "-T", "backend", "php", "tests/run.php").requireOutput();
      nothingRunsAsRootOrWritesAsAnother(shop);

      shop.notes().write("bought on " + variant);
      shop.down();
      assertThat(shop.site().answers()).isFalse();
      shop.up();
      assertThat(shop.notes().texts()).containsExactly("bought on " + variant);

      String name = shop.composeProject();
      assertThat(shop.remains(name)).isNotEmpty();
      CliRun down = shop.run("down", "--volumes", "--yes");
      assertThat(down.code()).as(down.err()).isZero();
      assertThat(shop.remains(name)).isEmpty();
      CliRun diff = shop.run("diff", "--exit-code");
      assertThat(diff.code()).as("a run changes no file: " + diff.out()).isZero();
    }
  }

  private static void thePagesAnswer(RunningProject shop, String admin) {
    HttpResponse<String> app = Site.at(shop.page("proxy")).get("/");
    assertThat(app.statusCode()).isEqualTo(200);
    assertThat(app.body()).contains("<title>", "shop");
    HttpResponse<String> dashboard = Site.at(shop.page("dashboard")).get("");
    assertThat(dashboard.statusCode()).isEqualTo(200);
    assertThat(dashboard.body()).contains("<title>", "shop", admin);
    HttpResponse<String> adminPage = Site.at(shop.page("admin")).get("");
    assertThat(adminPage.statusCode()).isEqualTo(200);
    assertThat(adminPage.body()).contains(admin);
  }

  private static void nothingRunsAsRootOrWritesAsAnother(RunningProject shop) throws IOException {
    String owner = shop.env("HOST_UID");
    assertThat(shop.users("proxy")).isEqualTo(List.of(owner));
    assertThat(shop.users("backend")).isEqualTo(List.of(owner));
    assertThat(shop.users("database")).doesNotContain("0");
    shop.compose("exec", "-T", "backend", "sh", "-c", "mkdir -p var && echo x > var/made")
        .requireOutput();
    assertThat(shop.directory().resolve("backend/var/made")).exists();
    assertThat(shop.foreignFiles()).as("files that the project's owner does not own").isEmpty();
  }

  private static void report(String what, Duration time) throws IOException {
    String line =
        String.format(
            Locale.ROOT, "%s: %.1f s from create to all healthy%n", what, time.toMillis() / 1000.0);
    System.out.print(line);
    Files.createDirectories(TIMES.toAbsolutePath().getParent());
    Files.writeString(TIMES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
