package io.chimerastack.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.assertj.core.api.AbstractAssert;

/** What every generated project must keep. Each method fails with all that it found. */
public final class ProjectAssert extends AbstractAssert<ProjectAssert, RenderedProject> {
  private static final Pattern KEY = Pattern.compile("(?m)^([A-Za-z_][A-Za-z0-9_]*)=");

  private ProjectAssert(RenderedProject actual) {
    super(actual, ProjectAssert.class);
  }

  /** Starts an assertion. */
  public static ProjectAssert assertThat(RenderedProject project) {
    return new ProjectAssert(project);
  }

  /** Fails if template markup, an unfinished word or an undefined variable is left anywhere. */
  public ProjectAssert leaksNoPlaceholder() {
    isNotNull();
    Map<String, String> texts = new LinkedHashMap<>(actual.texts());
    texts.keySet().removeIf(path -> path.startsWith(".chimera/"));
    Map<String, Set<String>> variables = new LinkedHashMap<>();
    variables.put("docker-compose.yml", keys(texts, ".env"));
    variables.put("docker-compose.prod.yml", keys(texts, ".env.prod.example"));
    List<PlaceholderLeaks.Leak> leaks = PlaceholderLeaks.in(texts, variables);
    if (!leaks.isEmpty()) {
      failWithMessage("%s leaks placeholders:%n%s", actual, lines(leaks));
    }
    return this;
  }

  /** Fails if a secret of {@code .env} stands in any other file. */
  public ProjectAssert keepsSecretsInEnv() {
    isNotNull();
    Map<String, String> texts = actual.texts();
    Set<String> secrets = new TreeSet<>();
    Matcher matcher = Pattern.compile("testsecret[0-9]+").matcher(texts.getOrDefault(".env", ""));
    while (matcher.find()) {
      secrets.add(matcher.group());
    }
    Set<String> found = new TreeSet<>();
    texts.forEach(
        (path, text) -> {
          if (!path.equals(".env") && secrets.stream().anyMatch(text::contains)) {
            found.add(path);
          }
        });
    if (!found.isEmpty()) {
      failWithMessage("%s has secrets outside .env: %s", actual, found);
    }
    return this;
  }

  /**
   * Fails if {@code docker compose config} refuses or warns about the development or the production
   * file. Needs the Docker command line with Compose, but no engine.
   */
  public ProjectAssert hasValidCompose() {
    isNotNull();
    config("docker-compose.yml", ".env");
    config("docker-compose.prod.yml", ".env.prod.example");
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
            (path, content) -> {
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

  private static Set<String> keys(Map<String, String> texts, String file) {
    Set<String> keys = new TreeSet<>();
    Matcher matcher = KEY.matcher(texts.getOrDefault(file, ""));
    while (matcher.find()) {
      keys.add(matcher.group(1));
    }
    return keys;
  }

  private static String lines(List<?> items) {
    StringBuilder text = new StringBuilder();
    items.forEach(item -> text.append("  ").append(item).append('\n'));
    return text.toString();
  }
}
