package io.chimerastack.core.blueprint;

import io.chimerastack.model.ComponentId;
import java.util.HashMap;
import java.util.Map;

/** Where the parts of a blueprint stand in the file that it was read from. */
final class Places {
  private static final Places NONE = new Places("", Map.of());

  private final String source;
  private final Map<String, String> places;

  private Places(String source, Map<String, String> places) {
    this.source = source;
    this.places = places;
  }

  /** Returns the places of a blueprint that was not read. */
  static Places none() {
    return NONE;
  }

  static Places of(String source, Map<String, String> places) {
    return new Places(source, new HashMap<>(places));
  }

  /** Returns the place of a key's value, or the file if the key is not there; empty if not read. */
  String key(String key) {
    return places.getOrDefault(key, source);
  }

  /** Returns the place of a listed component; empty if it is not listed or was not read. */
  String component(ComponentId id) {
    return places.getOrDefault(id.value(), "");
  }
}
