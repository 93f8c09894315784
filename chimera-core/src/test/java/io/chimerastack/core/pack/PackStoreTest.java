package io.chimerastack.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.ManifestException;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.progress.ProgressListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pack is installed whole or not at all, and only if it is sound. */
class PackStoreTest {
  private static final String MANIFEST = "base/extra/tiny/template.yaml";
  private static final Map<String, String> FILES =
      Map.of(
          MANIFEST,
          """
          kind: component
          version: 1.0.0
          title: Tiny
          description: Serves nothing.
          role: extra
          service: tiny
          """,
          "base/extra/tiny/compose.yaml.ftl",
          """
          services:
            tiny:
              image: busybox:1.37
              healthcheck: {test: "true"}
          """,
          "README.md",
          "# Tiny\n",
          "src/not-of-the-pack.txt",
          "x\n");

  @TempDir private Path root;
  private Path home;
  private HttpServer server;
  private byte[] served = new byte[0];

  @BeforeEach
  void serve() throws IOException {
    home = root.resolve("home");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tiny-1.2.0.zip", exchange -> answer(exchange, 200, served));
    server.createContext("/gone.zip", exchange -> answer(exchange, 404, new byte[0]));
    server.createContext("/moved", exchange -> redirect(exchange, "/tiny-1.2.0.zip"));
    server.createContext("/away", exchange -> redirect(exchange, "http://example.com/tiny.zip"));
    server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
    server.createContext("/endless", PackStoreTest::answerTooMuch);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, int code, byte[] body) throws IOException {
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    answer(exchange, 302, new byte[0]);
  }

  private static void answerTooMuch(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] noise = new byte[1 << 20];
    try {
      for (int i = 0; i < 100; i++) {
        exchange.getResponseBody().write(noise);
      }
    } finally {
      exchange.close();
    }
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Path pack(String name, Map<String, String> files) {
    try {
      Path pack = root.resolve(name);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = pack.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      return pack;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path zip(String name, String prefix) throws IOException {
    Path file = root.resolve(name);
    SampleArchive.zip(
        file,
        zip -> {
          for (Map.Entry<String, String> entry : new TreeMap<>(FILES).entrySet()) {
            zip.file(prefix + entry.getKey(), entry.getValue());
          }
        });
    return file;
  }

  private static Map<String, String> with(String path, String text) {
    Map<String, String> files = new TreeMap<>(FILES);
    files.put(path, text);
    return files;
  }

  private PackStore store() {
    CatalogSource builtIn =
        CatalogSource.directory(
            pack(
                "built-in",
                Map.of(
                    "config/ports.yaml", "proxy: {nginx: 8000-8999}\n",
                    "config/defaults.yaml", "components: [core/files]\n",
                    "base/core/files/template.yaml",
                        """
                        kind: component
                        version: 1.0.0
                        title: Files
                        description: Only files.
                        directory: "."
                        """)));
    return PackStore.of(home, List.of(builtIn), ProgressListener.none());
  }

  private PackStore.Outcome install(Object origin, String name) {
    return store().install(new PackStore.Request(origin.toString(), root, name, ""));
  }

  private void refuses(Object origin, Category category, String... words) {
    assertThatThrownBy(() -> install(origin, ""))
        .isInstanceOf(ChimeraException.class)
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(((ChimeraException) e).category()).isEqualTo(category));
    assertThat(left()).isEmpty();
  }

  /** What is in the folder of packs, but for the lock. */
  private List<String> left() {
    Path folder = home.resolve("templates");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void givenDirectory_whenInstalling_thenItIsACatalogOfEveryCommand() {
    PackStore.Outcome outcome = install(pack("tiny", FILES), "");

    assertThat(outcome.already()).isFalse();
    assertThat(outcome.pack().name()).isEqualTo("tiny");
    assertThat(outcome.pack().components()).isEqualTo(1);
    assertThat(outcome.pack().changed()).isFalse();
    List<CatalogSource> sources = InstalledPacks.in(home).sources();
    assertThat(sources).hasSize(1);
    assertThat(sources.get(0).paths()).contains(MANIFEST);
    assertThat(sources.get(0).trusted()).isFalse();
    assertThat(sources.get(0).pack()).contains("tiny");
    assertThat(sources.get(0).digest()).isEqualTo(outcome.pack().digest());
    assertThat(home.resolve("templates/tiny/README.md")).hasContent("# Tiny\n");
    assertThat(home.resolve("templates/tiny/src")).doesNotExist();
    assertThat(left()).containsExactly("tiny");
  }

  @ParameterizedTest
  @CsvSource({"tiny-1.2.0.zip,'',tiny", "v1.zip,tiny-pack-main/,tiny-pack", "other.zip,'',other"})
  void givenArchive_whenInstalling_thenItsNameFollowsFromIt(String file, String top, String name)
      throws IOException {
    PackStore.Outcome outcome = install(zip(file, top), "");

    assertThat(outcome.pack().name()).isEqualTo(name);
    assertThat(outcome.pack().archive()).isEqualTo(sha256(root.resolve(file)));
    assertThat(home.resolve("templates/" + name + "/installed.yaml"))
        .content()
        .contains("origin: ", "digest: " + outcome.pack().digest());
  }

  @Test
  void givenSamePackAgain_whenInstalling_thenNothingChanges() throws IOException {
    install(pack("tiny", FILES), "");

    assertThat(install(zip("other.zip", ""), "tiny").already()).isTrue();
    assertThat(store().list()).extracting(InstalledPack::name).containsExactly("tiny");
  }

  @Test
  void givenAnotherPackOfTheName_whenInstalling_thenItIsAConflict() {
    install(pack("tiny", FILES), "");
    Path other = pack("other", with("README.md", "# Other\n"));
    pack("other", with("base/extra/tiny/files/x.txt", "x\n"));

    assertThatThrownBy(() -> install(other, "tiny"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("another pack is installed as 'tiny'");
    assertThat(home.resolve("templates/tiny/README.md")).hasContent("# Tiny\n");
    assertThat(left()).containsExactly("tiny");
  }

  @Test
  void givenAnIdThatAnotherPackHas_whenInstalling_thenBothAreNamed() {
    install(pack("tiny", FILES), "");

    assertThatThrownBy(() -> install(pack("second", FILES), ""))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("base/extra/tiny is already in the catalog")
        .hasMessageContaining(home.resolve("templates/tiny").toString())
        .hasMessageContaining(root.resolve("second").toString());
    assertThat(left()).containsExactly("tiny");
  }

  @Test
  void givenUnsoundPacks_whenInstalling_thenNothingIsLeft() throws IOException {
    refuses(
        pack("broken", with(MANIFEST, FILES.get(MANIFEST) + "porst: []\n")),
        Category.INPUT,
        "/porst is an unknown key",
        "broken/" + MANIFEST + ":7:1");
    refuses(
        pack("commands", with(MANIFEST, FILES.get(MANIFEST) + "post_copy: [{command: [id]}]\n")),
        Category.INPUT,
        "which a template pack from outside may not");
    refuses(pack("empty", Map.of("README.md", "x")), Category.INPUT, "neither base/ nor stacks/");
    refuses(
        pack("whole", with("config/defaults.yaml", "components: []\n")),
        Category.INPUT,
        "whole catalog");
    refuses(root.resolve("nosuch"), Category.INPUT, "no such file or directory");
    Path evil = root.resolve("evil.zip");
    SampleArchive.zip(
        evil,
        zip -> {
          zip.file("base/extra/tiny/template.yaml", FILES.get(MANIFEST));
          zip.file("../../../evil.txt", "evil");
        });
    refuses(evil, Category.INPUT, "evil.zip", "leads elsewhere");
    assertThat(root.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void givenBrokenPackInAnArchive_whenInstalling_thenPlacesAreThoseOfTheArchive()
      throws IOException {
    Path archive = root.resolve("broken.zip");
    SampleArchive.zip(
        archive, zip -> zip.file("top/" + MANIFEST, FILES.get(MANIFEST) + "porst: []\n"));

    refuses(archive, Category.INPUT, "broken.zip/" + MANIFEST + ":7:1");
  }

  @Test
  void givenUrl_whenInstalling_thenItIsFetched() throws IOException {
    served = Files.readAllBytes(zip("served.zip", "tiny-1.2.0/"));

    PackStore.Outcome outcome = install(url("/moved"), "");

    assertThat(outcome.pack().name()).isEqualTo("tiny");
    assertThat(outcome.pack().origin()).isEqualTo(url("/moved"));
    assertThat(outcome.pack().archive()).isEqualTo(sha256(root.resolve("served.zip")));
  }

  @Test
  void givenDigest_whenInstalling_thenOnlyThatArchiveWillDo() throws IOException {
    served = Files.readAllBytes(zip("served.zip", ""));
    String digest = sha256(root.resolve("served.zip"));
    String url = url("/tiny-1.2.0.zip");

    assertThatThrownBy(() -> store().install(new PackStore.Request(url, root, "", "0".repeat(64))))
        .hasMessageContaining("has the SHA-256 " + digest);
    assertThat(left()).isEmpty();
    store()
        .install(new PackStore.Request(url, root, "", digest.toUpperCase(java.util.Locale.ROOT)));
    assertThat(left()).containsExactly("tiny");
  }

  @Test
  void givenServersThatDoNotServe_whenInstalling_thenItSaysSo() {
    refuses(url("/gone.zip"), Category.MISSING, "the server answers 404");
    refuses(url("/loop"), Category.MISSING, "redirects");
    refuses(url("/away"), Category.INPUT, "over https only");
    refuses(url("/endless"), Category.INPUT, "larger than 64 MiB");
    refuses("http://127.0.0.1:1/x.zip", Category.MISSING, "cannot be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/x.zip",
        "ftp://example.com/x.zip",
        "file:///etc/passwd",
        "http://127.0.0.1.example.com/x.zip",
        "https://user:hunter2@example.com/x.zip",
        "https:///x.zip",
        "https://exa mple.com/x.zip"
      })
  void givenUrlThatIsNotFetched_whenInstalling_thenItIsRefused(String url) {
    refuses(url, Category.INPUT, "");
    assertThatThrownBy(() -> install(url, "")).message().doesNotContain("hunter2");
  }

  @Test
  void givenManyAtOnce_whenInstalling_thenEachIsWholeOrRefused() throws InterruptedException {
    Path pack = pack("tiny", FILES);
    PackStore store = store();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<PackStore.Outcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      outcomes.add(
          threads.submit(
              () -> store.install(new PackStore.Request(pack.toString(), root, "", ""))));
    }
    int fresh = 0;
    for (Future<PackStore.Outcome> outcome : outcomes) {
      try {
        fresh += outcome.get().already() ? 0 : 1;
      } catch (ExecutionException e) {
        throw new AssertionError(e);
      }
    }
    threads.shutdown();

    assertThat(fresh).isEqualTo(1);
    assertThat(left()).containsExactly("tiny");
  }

  @Test
  void givenLeftoversOfAKilledCommand_whenInstalling_thenTheyGo() throws IOException {
    Files.createDirectories(home.resolve("templates/.work-abc/unpacked"));
    assertThat(InstalledPacks.in(home).sources()).isEmpty();

    install(pack("tiny", FILES), "");

    assertThat(left()).containsExactly("tiny");
  }

  @Test
  void givenChangedPack_whenListing_thenItSaysSo() throws IOException {
    install(pack("tiny", FILES), "");
    Files.writeString(home.resolve("templates/tiny/" + MANIFEST), "kind: component\n");

    assertThat(store().list()).singleElement().satisfies(p -> assertThat(p.changed()).isTrue());
  }

  @Test
  void givenInstalledPack_whenUninstalling_thenNothingIsLeft() {
    install(pack("tiny", FILES), "");

    assertThatThrownBy(() -> store().uninstall("tinny"))
        .hasMessageContaining("did you mean 'tiny'?");
    assertThat(store().uninstall("tiny").name()).isEqualTo("tiny");
    assertThat(left()).isEmpty();
    assertThat(InstalledPacks.in(home).sources()).isEmpty();
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
