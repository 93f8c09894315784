package io.chimerastack.testkit;

import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.ServiceNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.assertj.core.api.AbstractAssert;

/**
 * What every generated project must keep. Each method fails with all that it found.
 *
 * <p>{@link #isSound} holds a project to all of it that needs nothing but the JVM.
 */
public final class ProjectAssert extends AbstractAssert<ProjectAssert, RenderedProject> {
  private static final String DEVELOPMENT = "docker-compose.yml";
  private static final String PRODUCTION = "docker-compose.prod.yml";
  private static final String ENV = ".env";
  private static final String PRODUCTION_ENV = ".env.prod.example";
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z_][A-Za-z0-9_]*)=");

  /** The one thing that differs with who runs the tests. */
  private static final Pattern OWNER = Pattern.compile("(?m)^(HOST_[UG]ID)=[0-9]+$");

  private static final Pattern LOOPBACK_PORT =
      Pattern.compile(
          "(?:127\\.0\\.0\\.1|\\[::1]):\\$\\{([A-Za-z_][A-Za-z0-9_]*)[^}]*}:[0-9]+(?:/(?:tcp|udp))?");

  private ProjectAssert(RenderedProject actual) {
    super(actual, ProjectAssert.class);
  }

  /** Starts an assertion. */
  public static ProjectAssert assertThat(RenderedProject project) {
    return new ProjectAssert(project);
  }

  /**
   * Fails unless everything holds that can be told without another program: no placeholder leaks,
   * no secret stands outside {@code .env}, both Compose files are valid by their schema, every
   * service has a healthcheck, ports are on loopback and unique, no empty folder is left, nothing
   * is left to apply.
   */
  public ProjectAssert isSound() {
    return leaksNoPlaceholder()
        .keepsSecretsInEnv()
        .matchesComposeSchema()
        .checksHealthOfEveryService()
        .publishesUniquePortsOnLoopback()
        .holdsNoEmptyFolder()
        .hasNothingToApply();
  }

  /** Fails if template markup, an unfinished word or an undefined variable is left anywhere. */
  public ProjectAssert leaksNoPlaceholder() {
    isNotNull();
    Map<String, String> texts = new LinkedHashMap<>(actual.texts());
    texts.keySet().removeIf(path -> path.startsWith(".chimera/"));
    Map<String, Set<String>> variables = new LinkedHashMap<>();
    variables.put(DEVELOPMENT, keys(texts, ENV));
    variables.put(PRODUCTION, keys(texts, PRODUCTION_ENV));
    return none("leaks placeholders", PlaceholderLeaks.in(texts, variables));
  }

  /**
   * Fails if a secret of {@code .env} stands in any other file, or in none at all because the key
   * is empty.
   */
  public ProjectAssert keepsSecretsInEnv() {
    isNotNull();
    EnvFile env = EnvFile.parse(text(ENV), ENV);
    List<String> found = new ArrayList<>();
    for (String key : secretKeys()) {
      String secret = env.value(key).orElse("");
      if (secret.isEmpty()) {
        found.add(ENV + ": " + key + " has no value");
      }
      for (String path : actual.paths()) {
        if (!secret.isEmpty() && !path.equals(ENV) && holds(path, secret)) {
          found.add(path + ": the value of " + key);
        }
      }
    }
    return none("has secrets where they do not belong", found);
  }

  /** Fails if a Compose file is not valid by the JSON Schema of the Compose Specification. */
  public ProjectAssert matchesComposeSchema() {
    isNotNull();
    List<String> found = new ArrayList<>();
    for (String file : List.of(DEVELOPMENT, PRODUCTION)) {
      ComposeSchema.problems(text(file)).forEach(problem -> found.add(file + ": " + problem));
    }
    return none("has Compose files that their schema refuses", found);
  }

  /**
   * Fails if a service of a Compose file has no healthcheck, or a disabled one. Services of which
   * no container runs ({@code scale: 0}) need none.
   */
  public ProjectAssert checksHealthOfEveryService() {
    isNotNull();
    List<String> found = new ArrayList<>();
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
                  found.add(service.where() + ": " + name);
                }
              });
    }
    return none("has services without a healthcheck", found);
  }

  /**
   * Fails if development publishes a port elsewhere than on loopback, with a fixed number, or
   * twice; or if more than one service of production publishes ports.
   */
  public ProjectAssert publishesUniquePortsOnLoopback() {
    isNotNull();
    EnvFile env = EnvFile.parse(text(ENV), ENV);
    Map<String, String> owners = new TreeMap<>();
    List<String> found = new ArrayList<>();
    services(DEVELOPMENT)
        .forEach(
            (name, service) -> {
              for (YamlNode port : ports(service)) {
                Matcher matcher = LOOPBACK_PORT.matcher(port.raw());
                if (!matcher.matches()) {
                  found.add(
                      port.where() + ": '" + port.raw() + "' is not on loopback by a variable");
                  continue;
                }
                String value = env.value(matcher.group(1)).orElse("");
                String other = owners.put(value, name);
                if (value.isEmpty() || other != null) {
                  found.add(
                      port.where()
                          + ": "
                          + matcher.group(1)
                          + (other == null
                              ? " has no value"
                              : "=" + value + " is also of " + other));
                }
              }
            });
    List<String> edges = new ArrayList<>();
    services(PRODUCTION)
        .forEach(
            (name, service) -> edges.addAll(ports(service).isEmpty() ? List.of() : List.of(name)));
    if (edges.size() > 1) {
      found.add(PRODUCTION + ": more than one service publishes ports: " + edges);
    }
    return none("publishes ports that it must not", found);
  }

  /** Fails if a folder of the project is empty. */
  public ProjectAssert holdsNoEmptyFolder() {
    isNotNull();
    List<String> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(actual.directory())) {
      for (Path folder : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
        try (Stream<Path> entries = Files.list(folder)) {
          if (entries.findAny().isEmpty()) {
            found.add(actual.directory().relativize(folder).toString());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return none("has empty folders", found);
  }

  /** Fails if applying the blueprint again would change anything. */
  public ProjectAssert hasNothingToApply() {
    isNotNull();
    Plan plan = actual.chimera().diff(actual.directory()).plan();
    if (!plan.isEmpty() || !plan.changes().isEmpty()) {
      failWithMessage("%s has something left to apply:%n%s", actual, plan);
    }
    return this;
  }

  /**
   * Fails if {@code docker compose config} refuses or warns about the development or the production
   * file. Needs the Docker command line with Compose, but no engine.
   */
  public ProjectAssert hasValidCompose() {
    isNotNull();
    config(DEVELOPMENT, ENV);
    config(PRODUCTION, PRODUCTION_ENV);
    return this;
  }

  /**
   * Fails if the whole tree differs from the approved one, {@code
   * <Test>.<method>.<label>.approved.txt} beside the test.
   */
  public ProjectAssert isApproved() {
    isNotNull();
    Approvals.verify(tree(), Approvals.NAMES.withParameters(actual.label()));
    return this;
  }

  private String tree() {
    StringBuilder text = new StringBuilder();
    actual
        .texts()
        .forEach(
            (path, written) -> {
              String content =
                  path.equals(ENV) ? OWNER.matcher(written).replaceAll("$1=1000") : written;
              if (!path.startsWith(".chimera/")) {
                text.append("=== ").append(path).append(" ===\n").append(content);
                text.append(content.endsWith("\n") || content.isEmpty() ? "" : "\n(no line end)\n");
              }
            });
    return text.toString();
  }

  private void config(String file, String env) {
    Path directory = actual.directory();
    ProcessBuilder builder =
        new ProcessBuilder(
            "docker",
            "compose",
            "--project-directory",
            directory.toString(),
            "--env-file",
            directory.resolve(env).toString(),
            "-f",
            directory.resolve(file).toString(),
            "config",
            "--quiet");
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0 || !output.isEmpty()) {
        failWithMessage("Compose says of %s, %s (exit code %s):%n%s", actual, file, code, output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private SortedSet<String> secretKeys() {
    SortedSet<String> keys = new TreeSet<>();
    for (ServiceNode node : actual.project().graph().nodes()) {
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
    try {
      byte[] bytes = Files.readAllBytes(actual.directory().resolve(path));
      return new String(bytes, StandardCharsets.ISO_8859_1).contains(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private String text(String path) {
    String text = actual.texts().get(path);
    if (text == null) {
      throw failure("%s has no %s", actual, path);
    }
    return text;
  }

  private static Set<String> keys(Map<String, String> texts, String file) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = KEY.matcher(texts.getOrDefault(file, ""));
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private ProjectAssert none(String what, List<?> found) {
    if (!found.isEmpty()) {
      StringBuilder lines = new StringBuilder();
      found.forEach(item -> lines.append("\n  ").append(item));
      failWithMessage("%s %s:%s", actual, what, lines);
    }
    return this;
  }
}
