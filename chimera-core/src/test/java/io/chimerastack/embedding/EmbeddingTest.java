package io.chimerastack.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.core.ApplyRequest;
import io.chimerastack.core.Chimera;
import io.chimerastack.core.CreateRequest;
import io.chimerastack.core.Endpoint;
import io.chimerastack.core.Preview;
import io.chimerastack.core.Project;
import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.catalog.Stack;
import io.chimerastack.core.plan.ConflictException;
import io.chimerastack.core.port.Lease;
import io.chimerastack.core.problem.ChimeraException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Core alone, from plain Java, with home, templates and projects in memory and no console. */
class EmbeddingTest {
  private final FileSystem memory =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder()
              .setAttributeViews("basic", "owner", "posix", "unix")
              .build());
  private final Path root = memory.getPath("/embedder");
  private final List<String> notes = new ArrayList<>();
  private Chimera chimera;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(root.resolve("projects"));
    Path templates = SiteTemplates.write(root.resolve("templates"));
    chimera = EmbeddedSite.chimera(root.resolve("home"), templates, notes::add);
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private Project create(String name) {
    return EmbeddedSite.create(chimera, root.resolve("projects"), name);
  }

  @Test
  void givenACatalog_whenCreating_thenAWholeProjectStandsThere() throws IOException {
    Project project = create("shop");

    assertThat(chimera.catalog().stacks()).extracting(Stack::id).containsExactly("site/plain");
    assertThat(files(project))
        .containsExactly(
            ".chimera/base.zip",
            ".env",
            ".env.example",
            ".env.prod.example",
            "NOTES.md",
            "chimera.lock",
            "chimera.yaml",
            "docker-compose.prod.yml",
            "docker-compose.yml",
            "site/index.html");
    assertThat(project.directory().resolve("site/index.html")).content().contains("<h1>shop</h1>");
    assertThat(chimera.open(project.directory())).isEqualTo(project);
    assertThat(chimera.diff(project.directory()).plan().isEmpty()).isTrue();
    assertThat(notes).isEmpty();
  }

  @Test
  void givenAProject_whenAskingForItsPage_thenItIsAtTheLeasedPort() {
    Project project = create("shop");

    Endpoint page = project.page("");

    assertThat(chimera.ports().leases().leases())
        .extracting(Lease::directory)
        .containsExactly(project.directory());
    assertThat(page.url())
        .isEqualTo("http://localhost:" + project.variables().get("WEB_PORT") + "/");
  }

  @Test
  void givenOnlyAPlan_whenCreating_thenNothingIsWrittenOrLeased() throws IOException {
    Blueprint blueprint = Blueprint.ofStack("shop", "site/plain", "redis", Blueprint.LOOPBACK);

    Preview preview = chimera.planCreate(CreateRequest.of(root.resolve("projects"), blueprint));

    assertThat(preview.plan().toString()).contains("docker-compose.yml");
    assertThat(root.resolve("projects")).isEmptyDirectory();
    assertThat(chimera.ports().leases().leases()).isEmpty();
  }

  @Test
  void givenAnEditedBlueprint_whenApplying_thenTheEditAndTheChangeAreBothThere()
      throws IOException {
    Path directory = create("shop").directory();
    Path page = directory.resolve("site/index.html");
    String port = chimera.open(directory).variables().get("WEB_PORT");
    edit(page, "Made with Chimera.", "Made by hand.");
    edit(directory.resolve("chimera.yaml"), "variant: without", "variant: redis");

    Preview done = EmbeddedSite.update(chimera, directory);

    assertThat(page).content().contains("kept in Redis").contains("Made by hand.");
    assertThat(directory.resolve("docker-compose.yml"))
        .content()
        .contains("  cache:\n")
        .contains("REDIS_URL: redis://cache:6379");
    assertThat(done.project().variables())
        .containsEntry("WEB_PORT", port)
        .containsKey("CACHE_PORT")
        .doesNotContainKey("CACHE_PASSWORD");
    assertThat(directory.resolve(".env")).content().containsPattern("CACHE_PASSWORD=\\S{16,}");
    assertThat(chimera.diff(directory).plan().writes()).isEmpty();
  }

  @Test
  void givenAnOverlappingEdit_whenApplying_thenAConflictAndNothingWritten() throws IOException {
    Path directory = create("shop").directory();
    Path page = directory.resolve("site/index.html");
    edit(page, "<h1>shop</h1>\n", "<h1>My shop</h1>\n<p>Visits are not kept.</p>\n");
    edit(directory.resolve("chimera.yaml"), "variant: without", "variant: redis");
    String compose = Files.readString(directory.resolve("docker-compose.yml"));

    ConflictException conflict =
        catchThrowableOfType(
            ConflictException.class, () -> chimera.apply(directory, ApplyRequest.careful()));

    assertThat(conflict.problems()).anyMatch(it -> it.where().startsWith("site/index.html"));
    assertThat(directory.resolve("docker-compose.yml")).content().isEqualTo(compose);
    assertThat(page).content().doesNotContain("Redis");

    EmbeddedSite.update(chimera, directory);

    assertThat(page).content().contains("<<<<<<<").contains("My shop").contains("kept in Redis");
  }

  @Test
  void givenAWrongRequest_whenCreating_thenEveryProblemSaysWhatToDo() {
    Blueprint unknown = Blueprint.ofStack("shop", "site/plane", null, Blueprint.LOOPBACK);
    CreateRequest request = CreateRequest.of(root.resolve("projects"), unknown);

    assertThatThrownBy(() -> chimera.create(request))
        .isInstanceOfSatisfying(
            ChimeraException.class,
            e -> assertThat(e.problems()).allMatch(it -> it.fix().contains("site/plain")));
    assertThat(root.resolve("projects")).isEmptyDirectory();
  }

  @Test
  void givenSixteenThreads_whenCreatingAtOnce_thenWholeProjectsWithDistinctPorts()
      throws Exception {
    int threads = 16;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Project>> creations = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String name = "shop-" + i;
        Blueprint blueprint = Blueprint.ofStack(name, "site/plain", "redis", Blueprint.LOOPBACK);
        creations.add(
            () -> {
              start.await();
              return chimera.create(CreateRequest.of(root.resolve("projects"), blueprint));
            });
      }
      Set<String> ports = new HashSet<>();
      Set<String> names = new HashSet<>();
      Set<List<String>> trees = new HashSet<>();
      for (Future<Project> creation : pool.invokeAll(creations)) {
        Project project = creation.get();
        ports.add(project.variables().get("WEB_PORT"));
        ports.add(project.variables().get("CACHE_PORT"));
        names.add(project.composeName());
        trees.add(files(project));
        assertThat(chimera.diff(project.directory()).plan().isEmpty()).isTrue();
      }
      assertThat(ports).hasSize(2 * threads);
      assertThat(names).hasSize(threads);
      assertThat(trees).hasSize(1);
      assertThat(chimera.ports().leases().leases()).hasSize(threads);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void givenSixteenThreads_whenCreatingOneName_thenExactlyOneWins() throws Exception {
    int threads = 16;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Boolean>> creations = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        creations.add(
            () -> {
              start.await();
              try {
                create("shop");
                return true;
              } catch (ChimeraException e) {
                return false;
              }
            });
      }
      int won = 0;
      for (Future<Boolean> creation : pool.invokeAll(creations)) {
        won += creation.get() ? 1 : 0;
      }
      assertThat(won).isEqualTo(1);
      assertThat(chimera.ports().leases().leases()).hasSize(1);
      try (Stream<Path> left = Files.list(root.resolve("projects"))) {
        assertThat(left).hasSize(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void givenAConsole_whenWorking_thenNothingIsPrinted() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream listening = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(listening);
      System.setErr(listening);
      Path directory = create("shop").directory();
      EmbeddedSite.update(chimera, directory);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void givenThePageAboutEmbedding_whenReadingItsCode_thenItIsTheCodeTestedHere()
      throws IOException {
    String page = Files.readString(Path.of("../docs/how-to/embed-chimera.md"));
    String source =
        Files.readString(Path.of("src/test/java/io/chimerastack/embedding/EmbeddedSite.java"));
    Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (blocks.find()) {
      count++;
      assertThat(source.replaceAll("(?m)^  ", "")).contains(blocks.group(1));
    }
    assertThat(count).isEqualTo(3);
  }

  private static void edit(Path file, String before, String after) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private static List<String> files(Project project) throws IOException {
    try (Stream<Path> walk = Files.walk(project.directory())) {
      return walk.filter(Files::isRegularFile)
          .map(file -> project.directory().relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
