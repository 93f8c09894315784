package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/reference/manifest.md} says what the schemas say, and its examples are right. */
class ManifestReferenceTest {
  private static final CatalogSource BUILT_IN =
      CatalogSource.directory(Path.of("../chimera-templates/src/main/resources/chimera"));

  private String page = "";

  @BeforeEach
  void readPage() throws IOException {
    page = Files.readString(Path.of("../docs/reference/manifest.md"));
  }

  @ParameterizedTest
  @EnumSource(ManifestSchema.Kind.class)
  void givenASchema_whenThePageIsRead_thenItsTableIsThere(ManifestSchema.Kind kind) {
    List<String> rows = new ArrayList<>();
    YamlNode schema = YamlDocument.parse(BUILT_IN.read(kind.path()), kind.path());
    new Table(schema, rows).collect(schema, "");

    assertThat(page)
        .as("put this table there")
        .contains(
            "\n| key | value | required | meaning |\n| --- | --- | --- | --- |\n"
                + String.join("\n", rows)
                + "\n\n");
  }

  @Test
  void givenTheExamples_whenHeldAgainstTheirSchemas_thenNothingIsWrong() {
    ManifestSchema schema = ManifestSchema.of(List.of(BUILT_IN)).orElseThrow();
    List<String> examples =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    assertThat(examples).hasSize(5);
    for (String example : examples) {
      ManifestSchema.Kind kind =
          example.startsWith("kind: component")
              ? ManifestSchema.Kind.COMPONENT
              : example.startsWith("kind: stack")
                  ? ManifestSchema.Kind.STACK
                  : ManifestSchema.Kind.BLUEPRINT;
      assertThat(schema.validate(kind, YamlDocument.parse(example, "manifest.md"))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(ManifestSchema.Kind.class)
  void givenASchema_whenAnEditorShowsIt_thenEveryKeyHasATitleAndADescription(
      ManifestSchema.Kind kind) {
    YamlNode schema = YamlDocument.parse(BUILT_IN.read(kind.path()), kind.path());

    assertThat(schema.child("$schema").flatMap(YamlNode::text))
        .contains("https://json-schema.org/draft/2020-12/schema");
    requireWords(schema);
  }

  private static void requireWords(YamlNode node) {
    node.child("properties")
        .filter(properties -> node.child("type").isPresent())
        .ifPresent(
            properties -> {
              assertThat(node.child("additionalProperties").map(YamlNode::raw))
                  .as(node.pointer())
                  .contains("false");
              properties
                  .entries()
                  .forEach(
                      (key, property) ->
                          assertThat(property.entries())
                              .as(property.pointer())
                              .containsKeys("title", "description"));
            });
    node.entries().values().forEach(ManifestReferenceTest::requireWords);
    node.items().forEach(ManifestReferenceTest::requireWords);
  }

  /** The rows of the table of one schema. */
  private record Table(YamlNode schema, List<String> rows) {
    void collect(YamlNode rule, String prefix) {
      List<String> required =
          resolve(rule).child("required").map(YamlNode::items).orElse(List.of()).stream()
              .map(YamlNode::raw)
              .toList();
      resolve(rule)
          .child("properties")
          .map(YamlNode::entries)
          .orElse(Map.of())
          .forEach(
              (key, property) -> {
                rows.add(
                    "| `%s%s` | %s | %s | %s |"
                        .formatted(
                            prefix,
                            key,
                            words(property),
                            required.contains(key) ? "yes" : "",
                            text(property, "description").replace("<", "\\<")));
                YamlNode resolved = resolve(property);
                resolved.child("items").ifPresent(i -> collect(i, prefix + key + "[]."));
                resolved
                    .child("additionalProperties")
                    .filter(more -> more.kind() == YamlNode.Kind.MAP)
                    .ifPresent(more -> collect(more, prefix + key + ".<name>."));
                collect(property, prefix + key + ".");
              });
    }

    private YamlNode resolve(YamlNode rule) {
      return rule.child("$ref")
          .flatMap(YamlNode::text)
          .map(reference -> schema.nearest(reference.substring(1)))
          .orElse(rule);
    }

    private static String text(YamlNode rule, String key) {
      return rule.child(key).map(YamlNode::raw).orElse("");
    }

    private String words(YamlNode property) {
      YamlNode rule = resolve(property);
      if (rule.child("const").isPresent()) {
        return "`" + text(rule, "const") + "`";
      }
      if (rule.child("enum").isPresent()) {
        return rule.child("enum").orElseThrow().items().stream()
            .map(value -> "`" + value.raw() + "`")
            .collect(Collectors.joining(", "));
      }
      return switch (text(rule, "type")) {
        case "string" -> "text";
        case "integer" -> "number";
        case "boolean" -> "`true` or `false`";
        case "object" -> "map";
        case "array" -> {
          YamlNode items = resolve(rule.child("items").orElseThrow());
          yield text(items, "type").equals("object") ? "list of maps" : "list of " + words(items);
        }
        default -> throw new AssertionError("no words for " + rule.pointer());
      };
    }
  }
}
