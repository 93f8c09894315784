package io.chimerastack.core.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry of a service's {@code volumes} comes from.
 *
 * @param kind what it is
 * @param source the volume's name or the path; empty for one without a source
 */
record MountSource(Kind kind, String source) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
  private static final Pattern SOCKET =
      Pattern.compile(
          ".*(docker|podman|containerd|crio)[^/]*\\.sock|\\\\\\\\\\.\\\\pipe.*|npipe:.*");
  private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:[\\\\/].*");

  /** The kinds of sources. */
  enum Kind {
    /** A volume of the project. */
    VOLUME,
    /** Nothing outside the container: an unnamed volume or memory. */
    OWN,
    /** A file or folder of the project. */
    PROJECT,
    /** A file or folder elsewhere on the machine. */
    MACHINE,
    /** The container engine's socket, which gives power over the machine. */
    ENGINE,
    /** Not known before Compose runs. */
    UNKNOWN
  }

  /** Returns the sources of a service's {@code volumes}, in order. */
  static List<MountSource> of(Map<String, ?> definition) {
    List<MountSource> sources = new ArrayList<>();
    if (definition.get("volumes") instanceof List<?> list) {
      for (Object entry : list) {
        sources.add(of(entry));
      }
    }
    return sources;
  }

  /** Returns the names of the volumes that a service uses, in order. */
  static Set<String> named(Map<String, ?> definition) {
    Set<String> names = new LinkedHashSet<>();
    for (MountSource source : of(definition)) {
      if (source.kind() == Kind.VOLUME) {
        names.add(source.source());
      }
    }
    return names;
  }

  private static MountSource of(@Nullable Object entry) {
    if (entry instanceof Map<?, ?> map) {
      Map<String, String> keys = new LinkedHashMap<>();
      map.forEach((key, value) -> keys.put(String.valueOf(key), String.valueOf(value)));
      String source = keys.getOrDefault("source", "");
      String type = keys.getOrDefault("type", "");
      return switch (type) {
        case "volume" -> source.isEmpty() ? new MountSource(Kind.OWN, "") : classify(source);
        case "tmpfs" -> new MountSource(Kind.OWN, "");
        case "bind" -> path(source);
        default -> new MountSource(Kind.UNKNOWN, source);
      };
    }
    String text = String.valueOf(entry);
    if (DRIVE.matcher(text).matches() || SOCKET.matcher(text).matches() || text.startsWith("$")) {
      return classify(text);
    }
    int colon = text.indexOf(':');
    return colon < 0 ? new MountSource(Kind.OWN, "") : classify(text.substring(0, colon));
  }

  private static MountSource classify(String source) {
    return NAME.matcher(source).matches() ? new MountSource(Kind.VOLUME, source) : path(source);
  }

  private static MountSource path(String source) {
    if (SOCKET.matcher(source).matches()) {
      return new MountSource(Kind.ENGINE, source);
    }
    if (source.indexOf('$') >= 0) {
      return new MountSource(Kind.UNKNOWN, source);
    }
    return new MountSource(leavesProject(source) ? Kind.MACHINE : Kind.PROJECT, source);
  }

  /** Tells whether a path names something that is not below the project's root. */
  static boolean leavesProject(String path) {
    return path.startsWith("/")
        || path.startsWith("~")
        || path.indexOf('\\') >= 0
        || DRIVE.matcher(path).matches()
        || List.of(path.split("/", -1)).contains("..");
  }
}
