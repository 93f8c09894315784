package io.chimerastack.core.check;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The JSON Schema of the Compose file format, as the Compose Specification publishes it. */
final class ComposeSchema {
  private static final String RESOURCE = "compose-spec.schema.json";
  private static final Schema SCHEMA = read();

  private ComposeSchema() {}

  private static Schema read() {
    try (InputStream in = ComposeSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from chimera-core");
      }
      // its id is relative, which a validator must resolve against something
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("\"compose_spec.json\"", "\"https://example.com/compose_spec.json\"");
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is wrong with a Compose file, each with its JSON pointer. */
  static List<String> problems(String yaml) {
    return SCHEMA
        .validate(
            yaml,
            InputFormat.YAML,
            execution -> execution.executionConfig(config -> config.locale(Locale.ROOT)))
        .stream()
        .map(Error::toString)
        .sorted()
        .toList();
  }
}
