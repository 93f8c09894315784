package io.chimerastack.core.blueprint;

import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlFields;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlProblems;
import io.chimerastack.model.ComponentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code chimera.yaml}. */
public final class BlueprintReader {
  private final YamlProblems problems = new YamlProblems();
  private final Map<String, String> places = new HashMap<>();

  private BlueprintReader() {}

  /**
   * Reads a blueprint.
   *
   * @param text the text of the file
   * @param source what problems call the file, such as {@code chimera.yaml}
   * @throws BlueprintException with every problem and its place, if the content is wrong
   * @throws io.chimerastack.core.yaml.YamlException if the text is no YAML
   */
  public static Blueprint read(String text, String source) {
    return new BlueprintReader().read(YamlDocument.parse(text, source));
  }

  private Blueprint read(YamlNode root) {
    YamlFields fields = YamlFields.of(root, problems);
    checkVersion(fields);
    fields.required("name");
    String name = checked(fields, "name", ProjectName::check).orElse("");
    String stack = word(fields, "stack");
    String variant = word(fields, "variant");
    List<ComponentId> components = components(fields);
    String address = checked(fields, "address", Addresses::problem).orElse(Blueprint.LOOPBACK);
    fields.end();
    if (root.child("variant").isPresent() && root.child("stack").isEmpty()) {
      problems.addAtKey(
          root.child("variant").get(), "is of no stack", "name the stack, or drop the variant");
    }
    problems.throwIfAny(BlueprintException::new);
    return new Blueprint(
        new ProjectName(name),
        stack,
        variant,
        components,
        address,
        Places.of(root.source(), places));
  }

  private void checkVersion(YamlFields fields) {
    Optional<Integer> version = fields.requiredInteger("version", 1, Integer.MAX_VALUE);
    Optional<YamlNode> node = fields.node("version");
    if (version.isPresent() && node.isPresent() && version.get() > Blueprint.VERSION) {
      problems.add(
          node.get(),
          "is %d, but this Chimera reads version %d".formatted(version.get(), Blueprint.VERSION),
          "use a newer Chimera");
    }
  }

  /** Returns a text that a check accepts; what it does not is a problem at the text's place. */
  private Optional<String> checked(
      YamlFields fields, String key, BiFunction<String, String, Optional<Problem>> check) {
    Optional<YamlNode> node = place(fields, key);
    Optional<String> text = fields.text(key);
    if (node.isPresent() && text.isPresent()) {
      check.apply(text.get(), node.get().where()).ifPresent(problems::add);
    }
    return text;
  }

  private String word(YamlFields fields, String key) {
    place(fields, key);
    return fields
        .value(
            key,
            text -> {
              if (text.isBlank()) {
                throw new IllegalArgumentException("it is empty; leave the key out instead");
              }
              return text;
            })
        .orElse("");
  }

  private List<ComponentId> components(YamlFields fields) {
    List<ComponentId> components = new ArrayList<>(fields.values("components", ComponentId::new));
    for (YamlNode item : fields.node("components").map(YamlNode::items).orElse(List.of())) {
      item.text().ifPresent(id -> places.putIfAbsent(id, item.where()));
    }
    return components;
  }

  private Optional<YamlNode> place(YamlFields fields, String key) {
    Optional<YamlNode> node = fields.node(key);
    node.ifPresent(value -> places.put(key, value.where()));
    return node;
  }
}
