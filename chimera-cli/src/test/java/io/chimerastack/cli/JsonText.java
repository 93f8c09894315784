package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.yaml.YamlDocument;
import java.util.List;
import java.util.Map;

/** Reads what {@code --json} printed; JSON is YAML too. */
final class JsonText {
  private JsonText() {}

  /** Returns the document, after checking that it says its version first. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> document(String text) {
    assertThat(text).startsWith("{\n  \"schemaVersion\" : 1,\n").endsWith("}\n");
    return (Map<String, Object>) YamlDocument.parse(text, "output").toPlain();
  }

  /** Returns the objects in the list of a key. */
  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> document, String key) {
    return (List<Map<String, Object>>) document.get(key);
  }
}
