package io.chimerastack.testkit;

import io.chimerastack.core.Chimera;
import io.chimerastack.core.CreateRequest;
import io.chimerastack.core.Project;
import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.project.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes projects from stacks the way a user's machine would, except that every port is free, the
 * clock stands still and secrets are counted instead of random: the same files in every run.
 */
public final class StackProjects {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final Path directory;
  private final List<CatalogSource> sources;

  private StackProjects(Path directory, List<CatalogSource> sources) {
    this.directory = directory;
    this.sources = List.copyOf(sources);
  }

  /**
   * Returns a maker of projects below {@code directory}.
   *
   * @param directory an existing, empty directory; its file system may be in memory
   * @param sources where stacks come from; usually one
   */
  public static StackProjects in(Path directory, List<CatalogSource> sources) {
    return new StackProjects(directory, sources);
  }

  /** Returns a maker of projects from the catalog on the class path. */
  public static StackProjects ofClasspath(Path directory) {
    return in(directory, List.of(CatalogSource.classpath(StackProjects.class.getClassLoader())));
  }

  /**
   * Makes a project called {@code shop}.
   *
   * @param stack the stack's id
   * @param variant the variant; {@code null} takes the stack's default
   */
  public RenderedProject create(String stack, @Nullable String variant) {
    return create("shop", stack, variant);
  }

  /** Makes a project of another name. Each project has a port registry of its own. */
  public RenderedProject create(String name, String stack, @Nullable String variant) {
    String label = new Choice(stack, variant).label();
    Blueprint blueprint = Blueprint.ofStack(name, stack, variant, Blueprint.LOOPBACK);
    Path parent = directory.resolve(label);
    try {
      Files.createDirectories(parent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Chimera chimera = chimera(parent.resolve("home"));
    Project project = chimera.create(CreateRequest.of(parent, blueprint));
    return new RenderedProject(label, project, chimera);
  }

  /** Makes one project of every stack in every variant, in catalog order. */
  public List<RenderedProject> createAll() {
    List<RenderedProject> projects = new ArrayList<>();
    for (Choice choice : choices(Catalog.of(sources))) {
      projects.add(create(choice.stack(), choice.variant()));
    }
    return List.copyOf(projects);
  }

  /** A stack in one of its variants. */
  record Choice(String stack, @Nullable String variant) {
    /** Returns what tests call it: {@code backend-php-web-mysql}. */
    String label() {
      return stack.replace('/', '-') + (variant == null ? "" : "-" + variant);
    }
  }

  static List<Choice> choices(Catalog catalog) {
    List<Choice> choices = new ArrayList<>();
    for (Stack stack : catalog.stacks()) {
      if (stack.variants().isEmpty()) {
        choices.add(new Choice(stack.id(), null));
      }
      stack
          .variants()
          .ifPresent(
              variants ->
                  variants
                      .choices()
                      .keySet()
                      .forEach(variant -> choices.add(new Choice(stack.id(), variant))));
    }
    return List.copyOf(choices);
  }

  private Chimera chimera(Path home) {
    Chimera.Builder builder =
        Chimera.builder(home).clock(NOON).probe(port -> true).secrets(new CountedSecrets());
    sources.forEach(builder::source);
    return builder.build();
  }

  /** Secrets that say which one they are; safe to print in a test, useless anywhere else. */
  private static final class CountedSecrets implements SecretSource {
    private int count;

    @Override
    public synchronized String secret() {
      count++;
      return "testsecret" + "0".repeat(20) + count;
    }

    @Override
    public synchronized String shortId() {
      return "a1b2c3";
    }
  }
}
