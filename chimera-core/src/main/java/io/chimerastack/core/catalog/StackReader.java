package io.chimerastack.core.catalog;

import static io.chimerastack.core.catalog.ManifestFields.required;

import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.problem.Suggestions;
import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.ComponentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds the manifest of a stack by hand; what is wrong is collected, all of it. */
final class StackReader {
  private StackReader() {}

  /**
   * Reads a manifest; the result means something only if no problem was added.
   *
   * @param known the components that the stack may name
   */
  static Stack read(
      String id,
      Folder folder,
      YamlNode manifest,
      Collection<ComponentId> known,
      YamlProblems problems) {
    YamlFields fields = YamlFields.of(manifest, problems);
    ManifestFields.requireKind(fields, "stack");
    String version = required(fields, "version", Syntax.VERSION);
    String title = required(fields, "title", Syntax.LINE);
    String description = required(fields, "description", Syntax.LINE);
    String folderCategory = id.substring(0, id.indexOf('/'));
    fields.requiredValue(
        "category",
        text -> {
          if (!Syntax.CHOICE.check(text).equals(folderCategory)) {
            throw new IllegalArgumentException(
                "it must be the folder's name '" + folderCategory + "', got '" + text + "'");
          }
          return text;
        });
    List<ComponentId> components = ManifestFields.components(fields, known, problems);
    Variants variants =
        fields.fields("variants").map(map -> variants(map, known, problems)).orElse(null);
    fields.end();
    return new Stack(folder, id, version, title, description, components, variants);
  }

  private static @Nullable Variants variants(
      YamlFields fields, Collection<ComponentId> known, YamlProblems problems) {
    String axis = required(fields, "axis", Syntax.CHOICE);
    Optional<String> standard = fields.requiredValue("default", Syntax.CHOICE::check);
    Map<String, Variants.Choice> choices = new LinkedHashMap<>();
    fields.required("choices");
    Optional<YamlFields> map = fields.fields("choices");
    map.ifPresent(
        m ->
            m.node()
                .entries()
                .forEach((key, node) -> choices.put(key, choice(key, node, known, problems))));
    fields.end();
    if (map.isPresent() && map.get().node().kind() == YamlNode.Kind.MAP && choices.isEmpty()) {
      map.get().problem("must not be empty", "add a choice, or leave out 'variants'");
    }
    if (standard.isPresent() && !choices.isEmpty() && !choices.containsKey(standard.get())) {
      fields
          .node("default")
          .ifPresent(
              node ->
                  problems.add(
                      Rule.UNKNOWN_NAME,
                      node,
                      "is none of the choices: '" + standard.get() + "'",
                      Catalog.meant(Suggestions.nearest(standard.get(), choices.keySet()))
                          + "choices: "
                          + String.join(", ", choices.keySet())));
    }
    return problems.isEmpty() && standard.isPresent()
        ? new Variants(axis, standard.get(), choices)
        : null;
  }

  private static Variants.Choice choice(
      String key, YamlNode node, Collection<ComponentId> known, YamlProblems problems) {
    if (!Syntax.CHOICE.pattern().matcher(key).matches()) {
      problems.addAtKey(node, "has a wrong name: it must be " + Syntax.CHOICE.words(), "rename it");
    }
    YamlFields fields = YamlFields.of(node, problems);
    String title = required(fields, "title", Syntax.LINE);
    List<ComponentId> components = ManifestFields.components(fields, known, problems);
    fields.end();
    return new Variants.Choice(title, components);
  }
}
