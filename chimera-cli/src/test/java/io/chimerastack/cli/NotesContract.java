package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every backend of the catalog promises to answer below {@code /api/}, whatever it is written
 * in and whatever database it uses.
 */
final class NotesContract {
  private static final String NOTES = "/api/notes";
  private static final JsonMapper JSON = new JsonMapper();

  private final Site site;
  private final ApiDescription api;

  NotesContract(Site site, ApiDescription api) {
    this.site = site;
    this.api = api;
  }

  /** Checks all of it. Leaves no note behind. */
  void holds() {
    saysWhatThereIs();
    keepsShowsListsAndDeletes();
    refusesWhatIsNoNote();
    knowsWhatIsNotThere();
  }

  /** Keeps a note; returns its address. */
  String write(String text) {
    HttpResponse<String> created = post(json(text));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return created.headers().firstValue("Location").orElseThrow();
  }

  /** Returns the texts of all notes, the newest first. */
  List<String> texts() {
    HttpResponse<String> answer = get(NOTES);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> texts = new ArrayList<>();
    JSON.readTree(answer.body())
        .path("notes")
        .forEach(note -> texts.add(note.path("text").asString()));
    return texts;
  }

  /** Deletes a note. */
  HttpResponse<String> delete(String note) {
    return ask("DELETE", note, "application/json", "");
  }

  private void saysWhatThereIs() {
    assertThat(get("/api/").body()).contains("/api/health", NOTES);
    HttpResponse<String> health = get("/api/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(health.body()))
        .isEqualTo(JSON.readTree("{\"status\":\"ok\",\"checks\":{\"database\":\"ok\"}}"));
  }

  private void keepsShowsListsAndDeletes() {
    String text = "naïve 🥛 <b>\"quoted\"</b> '; DROP TABLE notes; --";
    String first = write("the first");
    String second = write("  " + text + "\n");

    JsonNode shown = JSON.readTree(get(second).body());
    assertThat(shown.path("text").asString()).isEqualTo(text);
    assertThat(second).isEqualTo(NOTES + "/" + shown.path("id").asLong());
    assertThat(shown.path("createdAt").asString())
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
    assertThat(texts()).startsWith(text, "the first");

    for (String note : List.of(first, second)) {
      assertThat(delete(note).statusCode()).isEqualTo(204);
      isProblem(delete(note), 404);
      isProblem(get(note), 404);
    }
    assertThat(texts()).doesNotContain(text, "the first");
  }

  private void refusesWhatIsNoNote() {
    isProblem(post("{nope"), 400);
    isProblem(ask("POST", NOTES, "application/x-www-form-urlencoded", "text=x"), 415);
    for (String invalid :
        List.of("{}", "[]", "{\"text\":7}", json("  "), json("\0"), json("x".repeat(501)))) {
      HttpResponse<String> answer = post(invalid);
      isProblem(answer, 422);
      assertThat(JSON.readTree(answer.body()).path("errors").path("text").asString()).isNotBlank();
    }
    // characters as people count them, not as UTF-8 or UTF-16 does
    assertThat(delete(write("🥛".repeat(500))).statusCode()).isEqualTo(204);
  }

  private void knowsWhatIsNotThere() {
    for (String path : List.of("/api/nothing", NOTES + "/0", NOTES + "/999999999", NOTES + "/x")) {
      isProblem(get(path), 404);
    }
    HttpResponse<String> wrong = ask("PUT", NOTES, "application/json", "{}");
    isProblem(wrong, 405);
    assertThat(wrong.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
  }

  private HttpResponse<String> get(String path) {
    return ask("GET", path, "application/json", "");
  }

  private HttpResponse<String> post(String body) {
    return ask("POST", NOTES, "application/json", body);
  }

  /** Asks, and holds the answer against the description. */
  private HttpResponse<String> ask(String method, String path, String type, String body) {
    HttpResponse<String> answer = site.send(method, path, type, body);
    api.covers(answer);
    return answer;
  }

  private static String json(String text) {
    return JSON.writeValueAsString(java.util.Map.of("text", text));
  }

  /** Checks that it is an error as RFC 9457 describes one. */
  private static void isProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
  }
}
