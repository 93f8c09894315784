package io.chimerastack.core.check;

import io.chimerastack.core.Chimera;
import io.chimerastack.core.Project;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.ServiceNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What every project keeps that stands on the disk, as it was made. Each method returns all that is
 * wrong; places are paths of the project.
 */
public final class ProjectCheck {
  /** The Compose file for development. */
  public static final String DEVELOPMENT = "docker-compose.yml";

  /** The Compose file for production. */
  public static final String PRODUCTION = "docker-compose.prod.yml";

  /** What development reads its variables from. */
  public static final String ENV = ".env";

  /** What production reads its variables from, with examples in place of values. */
  public static final String PRODUCTION_ENV = ".env.prod.example";

  private static final String LOCK = ".chimera/lock";
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z_][A-Za-z0-9_]*)=");
  private static final Pattern LOOPBACK_PORT =
      Pattern.compile(
          "(?:127\\.0\\.0\\.1|\\[::1]):\\$\\{([A-Za-z_][A-Za-z0-9_]*)[^}]*}:[0-9]+(?:/(?:tcp|udp))?");

  private final Project project;
  private final Chimera chimera;

  private ProjectCheck(Project project, Chimera chimera) {
    this.project = project;
    this.chimera = chimera;
  }

  /**
   * Prepares the checks of a project.
   *
   * @param chimera what made the project
   */
  public static ProjectCheck of(Project project, Chimera chimera) {
    return new ProjectCheck(project, chimera);
  }

  /** Returns what is wrong, as all the others find it. */
  public List<Problem> all() {
    List<Problem> problems = new ArrayList<>(missingFiles());
    if (!problems.isEmpty()) {
      return List.copyOf(problems);
    }
    problems.addAll(placeholders());
    problems.addAll(secrets());
    problems.addAll(composeSchema());
    problems.addAll(healthchecks());
    problems.addAll(ports());
    problems.addAll(emptyFolders());
    problems.addAll(unsettled());
    return List.copyOf(problems);
  }

  private List<Problem> missingFiles() {
    Set<String> there = paths();
    return Stream.of(DEVELOPMENT, PRODUCTION, ENV, PRODUCTION_ENV)
        .filter(file -> !there.contains(file))
        .map(file -> new Problem("the project has no " + file, file, "", Rule.COMPOSE_INVALID))
        .toList();
  }

  /** Finds template markup, unfinished words and variables that nothing defines. */
  public List<Problem> placeholders() {
    Map<String, String> texts = new LinkedHashMap<>(texts());
    texts.keySet().removeIf(path -> path.startsWith(".chimera/"));
    Map<String, Set<String>> variables = new LinkedHashMap<>();
    variables.put(DEVELOPMENT, keys(texts, ENV));
    variables.put(PRODUCTION, keys(texts, PRODUCTION_ENV));
    return PlaceholderLeaks.in(texts, variables).stream()
        .map(
            leak ->
                new Problem(
                    leak.what(), leak.where(), "finish the template", Rule.PLACEHOLDER_LEAK))
        .toList();
  }

  /** Finds secrets of {@code .env} in other files, and secrets without a value. */
  public List<Problem> secrets() {
    EnvFile env = EnvFile.parse(text(ENV), ENV);
    List<Problem> problems = new ArrayList<>();
    SortedSet<String> paths = paths();
    for (String key : secretKeys()) {
      String secret = env.value(key).orElse("");
      if (secret.isEmpty()) {
        problems.add(
            new Problem(key + " has no value", ENV, "run 'chimera apply'", Rule.SECRET_VALUE));
      }
      for (String path : paths) {
        if (!secret.isEmpty() && !path.equals(ENV) && holds(path, secret)) {
          problems.add(
              new Problem(
                  "the value of " + key + " stands outside .env",
                  path,
                  "write ${" + key + "}",
                  Rule.SECRET_VALUE));
        }
      }
    }
    return List.copyOf(problems);
  }

  /** Holds both Compose files against the JSON Schema of the Compose Specification. */
  public List<Problem> composeSchema() {
    List<Problem> problems = new ArrayList<>();
    for (String file : List.of(DEVELOPMENT, PRODUCTION)) {
      for (String flaw : ComposeSchema.problems(text(file))) {
        problems.add(
            new Problem(
                flaw, file, "correct the component's Compose fragment", Rule.COMPOSE_INVALID));
      }
    }
    return List.copyOf(problems);
  }

  /**
   * Finds services of both Compose files without a healthcheck, or with a disabled one. Services of
   * which no container runs ({@code scale: 0}) need none.
   */
  public List<Problem> healthchecks() {
    List<Problem> problems = new ArrayList<>();
    for (String file : List.of(DEVELOPMENT, PRODUCTION)) {
      services(file)
          .forEach(
              (name, service) -> {
                if (service.child("scale").map(YamlNode::raw).filter("0"::equals).isPresent()) {
                  return;
                }
                Optional<YamlNode> check = service.child("healthcheck");
                boolean off =
                    check.isEmpty()
                        || check.get().child("test").isEmpty()
                        || check.get().child("disable").flatMap(YamlNode::flag).orElse(false);
                if (off) {
                  problems.add(
                      new Problem(
                          name + " has no healthcheck",
                          service.where(),
                          "add 'healthcheck' with a 'test' to the component's Compose fragment",
                          Rule.COMPOSE_HEALTHCHECK));
                }
              });
    }
    return List.copyOf(problems);
  }

  /**
   * Finds ports that development publishes elsewhere than on loopback, by a fixed number, or twice;
   * and more than one service of production that publishes ports.
   */
  public List<Problem> ports() {
    EnvFile env = EnvFile.parse(text(ENV), ENV);
    Map<String, String> owners = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    services(DEVELOPMENT)
        .forEach(
            (name, service) ->
                ports(service).forEach(port -> check(port, name, env, owners, problems)));
    List<String> edges = new ArrayList<>();
    services(PRODUCTION)
        .forEach(
            (name, service) -> edges.addAll(ports(service).isEmpty() ? List.of() : List.of(name)));
    if (edges.size() > 1) {
      problems.add(
          port(
              "more than one service publishes ports: " + edges,
              PRODUCTION,
              "leave production's ports to the edge"));
    }
    return List.copyOf(problems);
  }

  private static void check(
      YamlNode port, String name, EnvFile env, Map<String, String> owners, List<Problem> problems) {
    Matcher matcher = LOOPBACK_PORT.matcher(port.raw());
    if (!matcher.matches()) {
      problems.add(
          port(
              "'" + port.raw() + "' is not on loopback by a variable",
              port.where(),
              "declare the port under 'ports' in template.yaml"));
      return;
    }
    String key = matcher.group(1);
    String value = env.value(key).orElse("");
    String other = owners.put(value, name);
    if (value.isEmpty()) {
      problems.add(port(key + " has no value", port.where(), "run 'chimera apply'"));
    } else if (other != null) {
      problems.add(
          port(
              key + "=" + value + " is also of " + other,
              port.where(),
              "give each port a variable of its own"));
    }
  }

  private static Problem port(String what, String where, String fix) {
    return new Problem(what, where, fix, Rule.COMPOSE_FIXED_PORT);
  }

  /** Finds folders without a file. */
  public List<Problem> emptyFolders() {
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(project.directory())) {
      for (Path folder : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
        try (Stream<Path> entries = Files.list(folder)) {
          if (entries.findAny().isEmpty()) {
            problems.add(
                new Problem(
                    "the folder is empty",
                    project.directory().relativize(folder).toString(),
                    "leave it out, or put a file into it",
                    Rule.EMPTY_FOLDER));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(problems);
  }

  /** Finds what applying the blueprint again would change. */
  public List<Problem> unsettled() {
    Plan plan = chimera.diff(project.directory()).plan();
    if (plan.isEmpty() && plan.changes().isEmpty()) {
      return List.of();
    }
    return plan.changes().stream()
        .map(
            change ->
                new Problem(
                    "something is left to apply: " + change.cause(),
                    change.path(),
                    "the same templates must give the same files each time",
                    Rule.NOT_SETTLED))
        .toList();
  }

  private SortedSet<String> secretKeys() {
    SortedSet<String> keys = new TreeSet<>();
    for (ServiceNode node : project.graph().nodes()) {
      for (InstanceVariable variable : node.variables()) {
        if (variable.secret() && variable.environments().contains(Environment.DEVELOPMENT)) {
          keys.add(variable.name());
        }
      }
    }
    return keys;
  }

  /** Looks at the bytes: an archive that is not packed shows a secret too. */
  private boolean holds(String path, String secret) {
    return new String(bytes(path), StandardCharsets.ISO_8859_1).contains(secret);
  }

  private Map<String, YamlNode> services(String file) {
    return YamlDocument.parse(text(file), file)
        .child("services")
        .map(YamlNode::entries)
        .orElse(Map.of());
  }

  private static List<YamlNode> ports(YamlNode service) {
    return service.child("ports").map(YamlNode::items).orElse(List.of());
  }

  private static Set<String> keys(Map<String, String> texts, String file) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = KEY.matcher(texts.getOrDefault(file, ""));
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  /** Returns the text of every file by its path, sorted; binary files are left out. */
  public SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String path : paths()) {
      decoded(bytes(path)).ifPresent(text -> texts.put(path, text));
    }
    return texts;
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }

  /**
   * Returns the path of every file, sorted, separated by {@code /}; without the lock that commands
   * leave in the project.
   */
  public SortedSet<String> paths() {
    Path root = project.directory();
    try (Stream<Path> files = Files.walk(root)) {
      SortedSet<String> paths = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(LOCK))
          .forEach(file -> paths.add(root.relativize(file).toString().replace('\\', '/')));
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path) {
    try {
      return Files.readAllBytes(project.directory().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
