package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.Problem;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Binds documents that Chimera itself wrote to records. What people write is read with {@link
 * YamlDocument}, which knows places, merge keys and aliases.
 */
public final class YamlBinding {
  private YamlBinding() {}

  /**
   * Reads a document.
   *
   * @param <T> the record's type
   * @param text the document
   * @param source what the document is called in problems, such as {@code chimera.lock}
   * @param type the record; a missing key is null or zero
   * @throws YamlException if the text is no YAML, has a key twice or an unknown one, or a value
   *     does not fit
   */
  public static <T> T read(String text, String source, Class<T> type) {
    if (text.isBlank()) {
      throw failure(source, "the document is empty");
    }
    try {
      return Mapper.YAML.readValue(text, type);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String where =
          location == null || location.getLineNr() < 1
              ? source
              : source + ":" + location.getLineNr() + ":" + location.getColumnNr();
      String message = e.getOriginalMessage();
      throw failure(where, message.lines().findFirst().orElse("the document cannot be read"));
    }
  }

  private static YamlException failure(String where, String what) {
    return new YamlException(
        List.of(
            new Problem(
                what,
                where,
                "restore the file from version control, or delete it: Chimera writes it anew")));
  }

  /** Costs tens of milliseconds to set up, so only a document that is read sets it up. */
  private static final class Mapper {
    static final YAMLMapper YAML =
        YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }
}
