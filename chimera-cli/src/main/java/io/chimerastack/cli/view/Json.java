package io.chimerastack.cli.view;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes answers as JSON. Every document is an object that begins with {@code schemaVersion};
 * within a version, keys are only added.
 */
public final class Json {
  /** The version of every document's shape. */
  public static final int SCHEMA_VERSION = 1;

  private Json() {}

  /** Starts a document: a map in order that already has its {@code schemaVersion}. */
  public static Map<String, @Nullable Object> document() {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", SCHEMA_VERSION);
    return document;
  }

  /** Returns an object from keys and values in turn. */
  public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** Returns the value as indented JSON with a final line end. */
  public static String text(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(
                new ObjectWriteContext.Base() {
                  @Override
                  public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                  }
                },
                text)) {
      write(json, value);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      map.forEach(
          (key, element) -> {
            json.writeName(String.valueOf(key));
            write(json, element);
          });
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      list.forEach(element -> write(json, element));
      json.writeEndArray();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value.toString());
    }
  }
}
