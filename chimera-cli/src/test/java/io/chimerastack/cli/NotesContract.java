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

  NotesContract(Site site) {
    this.site = site;
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
    HttpResponse<String> created = site.postJson(NOTES, json(text));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return created.headers().firstValue("Location").orElseThrow();
  }

  /** Returns the texts of all notes, the newest first. */
  List<String> texts() {
    HttpResponse<String> answer = site.get(NOTES);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> texts = new ArrayList<>();
    JSON.readTree(answer.body())
        .path("notes")
        .forEach(note -> texts.add(note.path("text").asString()));
    return texts;
  }

  private void saysWhatThereIs() {
    assertThat(site.get("/api/").body()).contains("/api/health", NOTES);
    HttpResponse<String> health = site.get("/api/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(health.body()))
        .isEqualTo(JSON.readTree("{\"status\":\"ok\",\"checks\":{\"database\":\"ok\"}}"));
  }

  private void keepsShowsListsAndDeletes() {
    String text = "naïve 🥛 <b>\"quoted\"</b> '; DROP TABLE notes; --";
    String first = write("the first");
    String second = write("  " + text + "\n");

    JsonNode shown = JSON.readTree(site.get(second).body());
    assertThat(shown.path("text").asString()).isEqualTo(text);
    assertThat(second).isEqualTo(NOTES + "/" + shown.path("id").asLong());
    assertThat(shown.path("createdAt").asString())
        .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");
    assertThat(texts()).startsWith(text, "the first");
    assertThat(site.get("/").body()).doesNotContain("<b>\"quoted\"").contains("&lt;b&gt;");

    for (String note : List.of(first, second)) {
      assertThat(delete(note).statusCode()).isEqualTo(204);
      isProblem(delete(note), 404);
      isProblem(site.get(note), 404);
    }
    assertThat(texts()).doesNotContain(text, "the first");
  }

  private void refusesWhatIsNoNote() {
    isProblem(site.postJson(NOTES, "{nope"), 400);
    isProblem(site.send("POST", NOTES, "application/x-www-form-urlencoded", "text=x"), 415);
    for (String invalid : List.of("{}", "[]", "{\"text\":7}", json("  "), json("x".repeat(501)))) {
      HttpResponse<String> answer = site.postJson(NOTES, invalid);
      isProblem(answer, 422);
      assertThat(JSON.readTree(answer.body()).path("errors").path("text").asString()).isNotBlank();
    }
    assertThat(delete(write("x".repeat(500))).statusCode()).isEqualTo(204);
  }

  private void knowsWhatIsNotThere() {
    for (String path : List.of("/api/nothing", NOTES + "/0", NOTES + "/999999999", NOTES + "/x")) {
      isProblem(site.get(path), 404);
    }
    isProblem(site.send("PUT", NOTES, "application/json", "{}"), 405);
  }

  private HttpResponse<String> delete(String note) {
    return site.send("DELETE", note, "application/json", "");
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
