package io.chimerastack.core.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.catalog.Component;
import io.chimerastack.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateModelTest {
  private static final Path REFERENCE = Path.of("../docs/reference/template-model.md");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z][a-zA-Z.*?\\[\\]]*)` \\|.*");
  private static final Set<String> OPEN = Set.of("versions", "uses", "uses.*.exports");

  @Test
  void givenReference_whenComparedWithModel_thenKeysAreTheSame() throws IOException {
    assertThat(documented()).isEqualTo(real());
  }

  @Test
  void givenModel_whenLookedThrough_thenHasPlainValuesOnly() {
    Resolution resolution = new SampleCatalog().resolve();
    GraphModel model = new GraphModel(resolution);
    for (Component component : resolution.components()) {
      requirePlain(model.ofFiles(component));
      for (Environment environment : Environment.values()) {
        requirePlain(model.ofFragment(component, environment));
      }
    }
    requirePlain(model.ofStack());
  }

  private static Set<String> documented() throws IOException {
    Set<String> keys = new TreeSet<>();
    for (String line : Files.readAllLines(REFERENCE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(1).contains(".ftl")) {
        keys.add(row.group(1).replace("?", ""));
      }
    }
    return keys;
  }

  private static Set<String> real() {
    Resolution resolution = new SampleCatalog().resolve();
    GraphModel model = new GraphModel(resolution);
    Set<String> keys = new TreeSet<>();
    for (Component component : resolution.components()) {
      model.ofFiles(component).forEach((key, value) -> collect(key, value, keys));
    }
    model.ofStack().forEach((key, value) -> collect(key, value, keys));
    return keys;
  }

  private static void collect(String key, Object value, Set<String> keys) {
    keys.add(key);
    if (key.equals("service")) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      boolean open = OPEN.contains(key) || key.equals("administers.exports");
      map.forEach((name, child) -> collect(key + "." + (open ? "*" : name), child, keys));
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          map.forEach((name, child) -> collect(key + "[]." + name, child, keys));
        }
      }
    }
  }

  private static void requirePlain(Object value) {
    if (value instanceof Map<?, ?> map) {
      assertThat(map.keySet()).allMatch(key -> key instanceof String);
      map.values().forEach(TemplateModelTest::requirePlain);
    } else if (value instanceof List<?> list) {
      list.forEach(TemplateModelTest::requirePlain);
    } else {
      assertThat(value).isInstanceOfAny(String.class, Number.class, Boolean.class);
    }
  }
}
