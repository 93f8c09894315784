package io.chimerastack.testkit;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogPack;
import io.chimerastack.core.catalog.CatalogSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a {@link StackTest} once for each stack and variant. */
public final class ChimeraExtension implements TestTemplateInvocationContextProvider {
  /** For JUnit. */
  public ChimeraExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getElement(), StackTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    StackTest test =
        AnnotationSupport.findAnnotation(context.getElement(), StackTest.class).orElseThrow();
    String directory = directory(test, context);
    List<CatalogSource> sources = sources(directory, context.getRequiredTestClass());
    Set<String> wanted = wanted(test, sources);
    List<TestTemplateInvocationContext> runs = new ArrayList<>();
    for (StackProjects.Choice choice : StackProjects.choices(Catalog.of(sources))) {
      if (wanted.contains(choice.stack())) {
        runs.add(new Run(sources, choice));
      }
    }
    if (runs.isEmpty()) {
      throw new ExtensionConfigurationException(
          "there is no stack to test in "
              + (directory.isEmpty() ? "the catalog on the class path" : directory));
    }
    return runs.stream();
  }

  private static String directory(StackTest test, ExtensionContext context) {
    if (!test.directory().isEmpty()) {
      return test.directory();
    }
    return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), StackCatalog.class)
        .map(StackCatalog::value)
        .orElse("");
  }

  /** The class path first, if it has a catalog; then the pack. */
  private static List<CatalogSource> sources(String directory, Class<?> testClass) {
    List<CatalogSource> sources = new ArrayList<>();
    ClassLoader loader = testClass.getClassLoader();
    if (directory.isEmpty() || loader.getResource(CatalogPack.INDEX) != null) {
      sources.add(CatalogSource.classpath(loader));
    }
    if (!directory.isEmpty()) {
      sources.add(CatalogSource.directory(Path.of(directory).toAbsolutePath()));
    }
    return List.copyOf(sources);
  }

  private static Set<String> wanted(StackTest test, List<CatalogSource> sources) {
    Catalog all = Catalog.of(sources);
    Set<String> wanted = new TreeSet<>();
    if (test.stacks().length > 0) {
      for (String id : test.stacks()) {
        wanted.add(all.stack(id).id());
      }
      return wanted;
    }
    wanted.addAll(all.stackIds());
    if (sources.size() > 1) {
      wanted.removeAll(Catalog.of(sources.subList(0, 1)).stackIds());
    }
    return wanted;
  }

  /** One run: makes the project when the test asks for it, and deletes it when the test is over. */
  private static final class Run
      implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {
    private final List<CatalogSource> sources;
    private final StackProjects.Choice choice;
    private @Nullable Path directory;

    Run(List<CatalogSource> sources, StackProjects.Choice choice) {
      this.sources = sources;
      this.choice = choice;
    }

    @Override
    public String getDisplayName(int index) {
      return choice.label();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == RenderedProject.class || type == StackProjects.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      StackProjects projects = StackProjects.in(fresh(), sources);
      return parameter.getParameter().getType() == StackProjects.class
          ? projects
          : projects.create(choice.stack(), choice.variant());
    }

    private Path fresh() {
      try {
        if (directory == null) {
          directory = Files.createTempDirectory("chimera-test").toRealPath();
        }
        return Files.createTempDirectory(directory, "projects");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
      if (directory != null) {
        Files.walkFileTree(directory, new Deletion());
        directory = null;
      }
    }
  }

  /** Deletes what it visits. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
