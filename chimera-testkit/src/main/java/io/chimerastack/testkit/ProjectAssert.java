package io.chimerastack.testkit;

import io.chimerastack.core.check.ProjectCheck;
import io.chimerastack.core.docker.Compose;
import io.chimerastack.core.docker.ContainerEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.approvaltests.Approvals;
import org.assertj.core.api.AbstractAssert;

/**
 * What every generated project must keep. Each method fails with all that it found.
 *
 * <p>{@link #isSound} holds a project to all of it that needs nothing but the JVM.
 */
public final class ProjectAssert extends AbstractAssert<ProjectAssert, RenderedProject> {
  /** The one thing that differs with who runs the tests. */
  private static final Pattern OWNER = Pattern.compile("(?m)^(HOST_[UG]ID)=[0-9]+$");

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
    return none("leaks placeholders", check().placeholders());
  }

  /**
   * Fails if a secret of {@code .env} stands in any other file, or in none at all because the key
   * is empty.
   */
  public ProjectAssert keepsSecretsInEnv() {
    requireFile(ProjectCheck.ENV);
    return none("has secrets where they do not belong", check().secrets());
  }

  /** Fails if a Compose file is not valid by the JSON Schema of the Compose Specification. */
  public ProjectAssert matchesComposeSchema() {
    requireComposeFiles();
    return none("has Compose files that their schema refuses", check().composeSchema());
  }

  /**
   * Fails if a service of a Compose file has no healthcheck, or a disabled one. Services of which
   * no container runs ({@code scale: 0}) need none.
   */
  public ProjectAssert checksHealthOfEveryService() {
    requireComposeFiles();
    return none("has services without a healthcheck", check().healthchecks());
  }

  /**
   * Fails if development publishes a port elsewhere than on loopback, with a fixed number, or
   * twice; or if more than one service of production publishes ports.
   */
  public ProjectAssert publishesUniquePortsOnLoopback() {
    requireFile(ProjectCheck.ENV);
    requireComposeFiles();
    return none("publishes ports that it must not", check().ports());
  }

  /** Fails if a folder of the project is empty. */
  public ProjectAssert holdsNoEmptyFolder() {
    return none("has empty folders", check().emptyFolders());
  }

  /** Fails if applying the blueprint again would change anything. */
  public ProjectAssert hasNothingToApply() {
    return none("has something left to apply", check().unsettled());
  }

  /**
   * Fails if {@code docker compose config} refuses or warns about the development or the production
   * file. Needs the Docker command line with Compose, but no engine.
   */
  public ProjectAssert hasValidCompose() {
    isNotNull();
    Compose compose = ContainerEngine.docker().compose(actual.directory());
    List<String> found = new ArrayList<>();
    compose
        .refusal(ProjectCheck.DEVELOPMENT, ProjectCheck.ENV)
        .ifPresent(words -> found.add(ProjectCheck.DEVELOPMENT + ": " + words));
    compose
        .refusal(ProjectCheck.PRODUCTION, ProjectCheck.PRODUCTION_ENV)
        .ifPresent(words -> found.add(ProjectCheck.PRODUCTION + ": " + words));
    return none("has Compose files that Compose refuses or warns about", found);
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
                  path.equals(ProjectCheck.ENV)
                      ? OWNER.matcher(written).replaceAll("$1=1000")
                      : written;
              if (!path.startsWith(".chimera/")) {
                text.append("=== ").append(path).append(" ===\n").append(content);
                text.append(content.endsWith("\n") || content.isEmpty() ? "" : "\n(no line end)\n");
              }
            });
    return text.toString();
  }

  private ProjectCheck check() {
    isNotNull();
    return ProjectCheck.of(actual.project(), actual.chimera());
  }

  private void requireComposeFiles() {
    requireFile(ProjectCheck.DEVELOPMENT);
    requireFile(ProjectCheck.PRODUCTION);
  }

  private void requireFile(String path) {
    isNotNull();
    if (!actual.paths().contains(path)) {
      throw failure("%s has no %s", actual, path);
    }
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
