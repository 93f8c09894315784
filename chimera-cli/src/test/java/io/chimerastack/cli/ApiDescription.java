package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chimerastack.core.yaml.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An API as its OpenAPI document describes it, to hold answers against. */
final class ApiDescription {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;

  private ApiDescription(JsonNode document) {
    this.document = document;
  }

  /** Reads an OpenAPI 3.1 document. */
  static ApiDescription read(Path file) {
    try {
      Object plain = YamlDocument.parse(Files.readAllBytes(file), file.toString()).toPlain();
      return new ApiDescription(JSON.valueToTree(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails unless an answer is what the document says: its status, content type, headers and body.
   * What the document does not know, such as a wrong method, must be answered with a problem.
   */
  void covers(HttpResponse<String> answer) {
    Optional<JsonNode> operation = operation(answer);
    if (operation.isEmpty()) {
      assertThat(answer.statusCode()).as("%s is not described", answer).isIn(404, 405);
      hasType(answer, PROBLEM);
      hasBody(answer, document.at("/components/schemas/Problem"));
      return;
    }
    JsonNode responses = operation.get().path("responses");
    String status = String.valueOf(answer.statusCode());
    assertThat(responses.has(status))
        .as("%s is described; answers are %s: %s", answer, responses.propertyNames(), answer.body())
        .isTrue();
    JsonNode response = resolved(responses.path(status));
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      if (header.getValue().path("required").asBoolean(false)) {
        assertThat(answer.headers().firstValue(header.getKey())).as(header.getKey()).isPresent();
      }
    }
    if (!response.has("content")) {
      assertThat(answer.body()).as("%s", answer).isEmpty();
    }
    for (Map.Entry<String, JsonNode> content : response.path("content").properties()) {
      hasType(answer, content.getKey());
      hasBody(answer, content.getValue().path("schema"));
    }
  }

  private Optional<JsonNode> operation(HttpResponse<String> answer) {
    String path = answer.request().uri().getPath();
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    return document.path("paths").properties().stream()
        .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
        .map(entry -> entry.getValue().path(method))
        .filter(JsonNode::isObject)
        .findFirst();
  }

  private JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isString() ? document.at(reference.asString().substring(1)) : node;
  }

  private static void hasType(HttpResponse<String> answer, String type) {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as("%s: %s", answer, answer.body())
        .startsWith(type);
  }

  private void hasBody(HttpResponse<String> answer, JsonNode schema) {
    // a schema refers to others by where they are in the document
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.path("components"));
    List<String> problems =
        SCHEMAS
            .getSchema(whole.toString())
            .validate(
                answer.body(),
                InputFormat.JSON,
                execution ->
                    execution.executionConfig(
                        config -> config.locale(Locale.ROOT).formatAssertionsEnabled(true)))
            .stream()
            .map(Error::toString)
            .toList();
    assertThat(problems).as("%s: %s", answer, answer.body()).isEmpty();
  }
}
