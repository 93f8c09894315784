package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RequiresDocker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every variant of the first stack comes up, works, and keeps its data. */
@RequiresDocker
class StackContainersIT {
  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"mysql", "mariadb", "postgresql"})
  void givenVariant_whenUp_thenEverythingAnswersAndNotesSurvive(String variant, @TempDir Path root)
      throws Exception {
    try (RunningProject shop = RunningProject.create(root, "shop", "backend/php-web", variant)) {
      shop.up();

      assertThat(get(shop.page("proxy")).statusCode()).isEqualTo(200);
      assertThat(get(shop.page("dashboard")).body()).contains("shop");
      assertThat(get(shop.page("admin")).statusCode()).isEqualTo(200);
      String text = "bought on " + variant;
      assertThat(post(shop.page("proxy") + "api/notes", "{\"text\":\"" + text + "\"}"))
          .isEqualTo(201);
      assertThat(get(shop.page("proxy") + "api/notes").body()).contains(text);

      assertThat(shop.run("down").code()).isZero();
      shop.up();
      assertThat(get(shop.page("proxy") + "api/notes").body()).contains(text);
      assertThat(shop.foreignFiles()).as("files that the user does not own").isEmpty();
    }
  }

  @Test
  void givenTwoCheckoutsOfOneProject_whenBothAreUp_thenTheyShareNothing(@TempDir Path root)
      throws Exception {
    try (RunningProject first = RunningProject.create(root, "twin", "backend/php-web", "mysql");
        RunningProject second = first.copyTo(root.resolve("copies"))) {
      first.up();
      second.up();

      assertThat(second.page("proxy")).isNotEqualTo(first.page("proxy"));
      assertThat(second.composeProject()).isNotEqualTo(first.composeProject());
      post(first.page("proxy") + "api/notes", "{\"text\":\"only in the first\"}");
      assertThat(get(second.page("proxy") + "api/notes").body()).doesNotContain("only in");
      assertThat(Files.readString(second.directory().resolve(".env")))
          .isNotEqualTo(Files.readString(first.directory().resolve(".env")));
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private int post(String url, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }
}
