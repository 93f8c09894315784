package io.chimerastack.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.plan.Change;
import io.chimerastack.core.plan.ConflictException;
import io.chimerastack.core.plan.ConflictPolicy;
import io.chimerastack.core.plan.Plan;
import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.StackProjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random edits of generated files meet random changes of the templates: no edit is ever lost. */
class UserEditsProperties {
  private static final int SEEDS = 8;
  private static final Path TEMPLATES = Path.of("src/main/resources/chimera");
  private static final List<String> VARIANTS = List.of("mysql", "mariadb", "postgresql");

  @TempDir private Path directory;

  static Stream<Arguments> runs() {
    return IntStream.range(0, SEEDS)
        .boxed()
        .flatMap(
            seed -> Stream.of(ConflictPolicy.values()).map(policy -> Arguments.of(seed, policy)));
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @MethodSource("runs")
  void givenRandomEdits_whenTemplatesChange_thenEveryEditedLineIsStillThere(
      int seed, ConflictPolicy policy) throws IOException {
    Random random = new Random(seed);
    String variant = pick(VARIANTS, random);
    RenderedProject project =
        StackProjects.ofClasspath(directory).create("backend/php-web", variant);
    Map<String, Set<String>> edits = edit(project, random);
    if (random.nextBoolean()) {
      Path blueprint = project.directory().resolve("chimera.yaml");
      Files.writeString(
          blueprint,
          Files.readString(blueprint)
              .replace("variant: " + variant, "variant: " + pick(VARIANTS, random)));
    }
    Chimera newer =
        Chimera.builder(project.directory().resolveSibling("home"))
            .source(CatalogSource.directory(changedTemplates(random)))
            .probe(port -> true)
            .build();
    Map<String, String> before = project.fingerprints();
    Plan conflicts = newer.diff(project.directory()).plan();

    Plan plan;
    try {
      plan = newer.apply(project.directory(), new ApplyRequest(policy, false)).plan();
    } catch (ConflictException e) {
      assertThat(policy).isEqualTo(ConflictPolicy.ASK);
      assertThat(e.problems()).isNotEmpty();
      assertThat(project.fingerprints()).as("nothing is written").isEqualTo(before);
      return;
    }

    Set<String> discarded =
        policy == ConflictPolicy.THEIRS
            ? conflicts.conflicts().stream().map(Change::path).collect(Collectors.toSet())
            : Set.of();
    Set<String> lines = lines(project);
    edits.forEach(
        (path, added) -> {
          if (!discarded.contains(path)) {
            assertThat(lines).as("%s%n%s", path, plan).containsAll(added);
          }
        });
    if (policy == ConflictPolicy.ASK) {
      assertThat(conflicts.conflicts()).isEmpty();
    }
  }

  /** Adds, replaces and removes lines; returns the lines that are the user's, by file. */
  private static Map<String, Set<String>> edit(RenderedProject project, Random random)
      throws IOException {
    List<String> paths = new ArrayList<>(project.texts().keySet());
    paths.removeIf(
        path ->
            path.startsWith(".chimera/")
                || Set.of("chimera.yaml", "chimera.lock", ".env").contains(path));
    Map<String, Set<String>> edits = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      String path = pick(paths, random);
      Path file = project.directory().resolve(path);
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      Set<String> own = edits.computeIfAbsent(path, it -> new TreeSet<>());
      String line = "the user's line " + i + " of " + path;
      int at = random.nextInt(lines.size() + 1);
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, line);
        case 1 -> {
          if (at < lines.size()) {
            own.remove(lines.remove(at));
          }
          lines.add(at, line);
        }
        default -> {
          lines.add(line);
          if (at < lines.size() - 1) {
            own.remove(lines.remove(at));
          }
        }
      }
      own.add(line);
      Files.writeString(file, String.join("\n", lines) + (random.nextInt(4) == 0 ? "" : "\n"));
    }
    String mine = "my notes, seed " + random.nextLong();
    Files.writeString(project.directory().resolve("NOTES.txt"), mine + "\n");
    edits.put("NOTES.txt", Set.of(mine));
    return edits;
  }

  /** Copies the built-in templates and changes a third of their files. */
  private Path changedTemplates(Random random) throws IOException {
    Path copy = directory.resolve("templates");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(TEMPLATES)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path target = copy.resolve(TEMPLATES.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
      boolean text = file.toString().matches(".*/files/.*\\.(php|md|md\\.ftl|sql|conf|sh|cnf|ftl)");
      if (text && random.nextInt(3) == 0) {
        String line = "changed by the template " + random.nextInt(1000);
        String old = Files.readString(target);
        Files.writeString(
            target,
            random.nextBoolean()
                ? line + "\n" + old
                : old + (old.endsWith("\n") ? "" : "\n") + line + "\n");
      }
    }
    return copy;
  }

  private static Set<String> lines(RenderedProject project) {
    Set<String> lines = new TreeSet<>();
    project.texts().values().forEach(text -> text.lines().forEach(lines::add));
    return lines;
  }

  private static <T> T pick(List<T> items, Random random) {
    return items.get(random.nextInt(items.size()));
  }
}
