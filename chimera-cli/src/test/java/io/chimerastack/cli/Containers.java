package io.chimerastack.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the engine knows of containers, whoever started them. */
final class Containers {
  private Containers() {}

  /** Runs {@code docker}. */
  static ProgramRun docker(String... args) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(args));
    return ProgramRun.of(Path.of("").toAbsolutePath(), Map.of(), command);
  }

  /** Returns all that the engine says of containers, by their Compose service, sorted. */
  static Map<String, JsonNode> inspect(List<String> ids) {
    List<String> arguments = new ArrayList<>(List.of("inspect"));
    arguments.addAll(ids);
    String answer = docker(arguments.toArray(String[]::new)).requireOutput();
    Map<String, JsonNode> containers = new TreeMap<>();
    for (JsonNode container : new JsonMapper().readTree(answer)) {
      JsonNode labels = container.path("Config").path("Labels");
      containers.put(labels.path("com.docker.compose.service").asString(), container);
    }
    return containers;
  }

  /**
   * Returns the user ids of a container's processes: the first one and those that it started, not
   * what came in from outside, such as a healthcheck.
   */
  static Set<String> users(String id) {
    Set<String> family = new HashSet<>();
    family.add(docker("inspect", "--format", "{{.State.Pid}}", id).requireOutput().strip());
    Set<String> users = new TreeSet<>();
    // parents come before their children
    for (String line :
        docker("top", id, "-eo", "pid,ppid,uid", "--sort", "start_time").requireLines()) {
      String[] columns = line.split("\\s+", -1);
      if (family.contains(columns[0]) || family.contains(columns[1])) {
        family.add(columns[0]);
        users.add(columns[2]);
      }
    }
    return users;
  }

  /** Returns what there is of a Compose project: its containers, volumes and networks. */
  static List<String> remains(String composeProject) {
    String filter = "label=com.docker.compose.project=" + composeProject;
    List<String> remains = new ArrayList<>();
    remains.addAll(docker("ps", "--all", "--quiet", "--filter", filter).requireLines());
    remains.addAll(docker("volume", "ls", "--quiet", "--filter", filter).requireLines());
    remains.addAll(docker("network", "ls", "--quiet", "--filter", filter).requireLines());
    return remains;
  }
}
