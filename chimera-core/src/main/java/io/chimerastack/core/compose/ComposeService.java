package io.chimerastack.core.compose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service of a Compose file, complete.
 *
 * @param name the service's name
 * @param comment what stands above it; may be empty
 * @param definition the service in Compose's own syntax, in the order in which it is written
 */
public record ComposeService(String name, String comment, Map<String, Object> definition) {
  /** The customary order; what is not listed follows in its author's order. */
  private static final List<String> ORDER =
      List.of(
          "image",
          "build",
          "platform",
          "pull_policy",
          "scale",
          "command",
          "entrypoint",
          "init",
          "user",
          "group_add",
          "working_dir",
          "hostname",
          "restart",
          "environment",
          "ports",
          "expose",
          "extra_hosts",
          "volumes",
          "tmpfs",
          "shm_size",
          "read_only",
          "depends_on",
          "healthcheck",
          "stop_signal",
          "stop_grace_period",
          "cap_drop",
          "cap_add",
          "security_opt",
          "ulimits",
          "sysctls",
          "deploy",
          "logging",
          "labels",
          "develop");

  /** Copies the definition in the customary order. */
  @SuppressWarnings("NullAway") // a Compose value may be null
  public ComposeService {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    for (String key : ORDER) {
      if (definition.containsKey(key)) {
        ordered.put(key, definition.get(key));
      }
    }
    List<String> others = new ArrayList<>(definition.keySet());
    others.removeAll(ordered.keySet());
    for (String key : others) {
      ordered.put(key, definition.get(key));
    }
    definition = Collections.unmodifiableMap(ordered);
  }
}
