package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbledRegistryTest {
  private static final PublishedPort WEB =
      new PublishedPort(new Port(80), "WEB_PORT", "proxy/nginx", "web");
  private static final PortRanges RANGES =
      PortRanges.of(Map.of("proxy/nginx", PortRange.of(8000, 8099)), "config/ports.yaml");

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path root = files.getPath("/work");
  private final Path home = root.resolve("home");
  private final Path store = home.resolve("ports.json");
  private final FakeMachine machine = new FakeMachine();
  private final PortRegistry registry = machine.registry(home);

  @BeforeEach
  void fill() {
    for (String name : List.of("blog", "ne\"ws \u00fc", "shop")) {
      String instance = name.substring(0, 2);
      Path directory = root.resolve(name);
      Leases leases = registry.lease(LeaseRequest.of(instance, directory, List.of(WEB), RANGES));
      FakeMachine.write(directory, instance, leases.ports());
      registry.confirm(instance);
    }
  }

  private Leases lease() {
    return registry.lease(LeaseRequest.of("next", root.resolve("next"), List.of(WEB), RANGES));
  }

  @Test
  void givenSoundText_whenReadAndWritten_thenTheSame() throws IOException {
    lease();
    byte[] text = Files.readAllBytes(store);
    RegistryJson json = new RegistryJson(files);

    assertThat(json.write(json.read(text).leases())).isEqualTo(text);
    assertThat(Files.readString(store))
        .isEqualTo(
            """
            {"version":1,"leases":[
            {"instance":"bl","directory":"/work/blog","ports":{"WEB_PORT":8000},"since":1795435200},
            {"instance":"ne","directory":"/work/ne\\"ws \u00fc","ports":{"WEB_PORT":8001},"since":1795435200},
            {"instance":"next","directory":"/work/next","ports":{"WEB_PORT":8003},"since":1795435200,"pending":{"pid":1000,"started":1795435200000}},
            {"instance":"sh","directory":"/work/shop","ports":{"WEB_PORT":8002},"since":1795435200}
            ]}
            """);
  }

  @Test
  void givenTextTornAnywhere_whenLeasing_thenNoPortOfAProjectIsGivenAgain() throws IOException {
    byte[] whole = Files.readAllBytes(store);
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(store, java.util.Arrays.copyOf(whole, length));

      Leases leases = lease();

      assertThat(leases.recoveries()).as("torn after %s bytes", length).hasSize(1);
      Recovery recovery = leases.recoveries().get(0);
      List<Integer> kept =
          recovery.kept().stream()
              .flatMap(lease -> lease.ports().values().stream())
              .map(Port::number)
              .toList();
      assertThat(kept).doesNotContain(leases.ports().get("WEB_PORT").number());
      assertThat(Files.readAllBytes(recovery.setAside())).hasSize(length);
      assertThat(new RegistryJson(files).read(Files.readAllBytes(store)).fault()).isEmpty();
      registry.release("next");
    }
  }

  @Test
  void givenLastLineTorn_whenLeasing_thenEveryProjectIsRebuiltAndReported() throws IOException {
    String text = Files.readString(store);
    Files.writeString(store, text.substring(0, text.indexOf("\"ports\":{\"WEB_PORT\":8002")));

    Leases leases = lease();

    Recovery recovery = leases.recoveries().get(0);
    assertThat(recovery.setAside()).isEqualTo(home.resolve("ports.json.garbled-1"));
    assertThat(recovery.cause()).startsWith("it is not JSON");
    assertThat(recovery.kept()).extracting(Lease::instance).containsExactly("bl", "ne", "sh");
    assertThat(recovery.lost()).isEmpty();
    assertThat(leases.ports()).containsEntry("WEB_PORT", new Port(8003));
    assertThat(registry.leases().recoveries()).isEmpty();
  }

  @Test
  void givenUnknownVersion_whenListing_thenRebuiltFromTheProjects() throws IOException {
    Files.writeString(store, Files.readString(store).replace("\"version\":1", "\"version\":7"));

    Listing listing = registry.leases();

    assertThat(listing.leases()).extracting(Lease::instance).containsExactly("bl", "ne", "sh");
    assertThat(listing.recoveries().get(0).cause()).isEqualTo("its version is 7, not 1");
  }

  @Test
  void givenProjectWithoutItsFiles_whenRebuilding_thenReportedAsLost() throws IOException {
    Files.delete(root.resolve("blog/.env"));
    Files.writeString(store, Files.readString(store).replace("\"version\":1", "\"version\":7"));

    Recovery recovery = registry.prune().recoveries().get(0);

    assertThat(recovery.lost()).containsExactly(root.resolve("blog"));
    assertThat(recovery.kept()).extracting(Lease::instance).containsExactly("ne", "sh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "not json",
        "{\"version\":1}",
        "{\"version\":1,\"leases\":{}}",
        "{\"version\":1,\"leases\":[]}x",
        "{\"version\":1,\"version\":1,\"leases\":[]}",
        "{\"version\":1,\"leases\":[{}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"b\",\"ports\":{}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"A!\",\"directory\":\"/b\",\"ports\":{}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/b\","
            + "\"ports\":{\"WEB_PORT\":70000}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/b\","
            + "\"ports\":{\"WEB_PORT\":\"80\"}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/b\",\"ports\":{},"
            + "\"since\":9223372036854775807}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/b\",\"ports\":{},"
            + "\"pending\":{\"pid\":0}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/a\",\"ports\":{\"P\":80}},"
            + "{\"instance\":\"b\",\"directory\":\"/b\",\"ports\":{\"P\":80}}]}",
        "{\"version\":1,\"leases\":[{\"instance\":\"a\",\"directory\":\"/a\",\"ports\":{}},"
            + "{\"instance\":\"a\",\"directory\":\"/b\",\"ports\":{}}]}"
      })
  void givenUnsoundText_whenLeasing_thenSetAsideAndGoesOn(String text) throws IOException {
    Files.writeString(store, text);

    Leases leases = lease();

    assertThat(leases.recoveries()).hasSize(1);
    assertThat(leases.recoveries().get(0).cause()).isNotBlank();
    assertThat(home.resolve("ports.json.garbled-1")).hasContent(text);
    assertThat(registry.leases().leases()).extracting(Lease::instance).contains("next");
  }

  @Test
  void givenKeysOfALaterRelease_whenLeasing_thenTheyAreLeftOut() throws IOException {
    Files.writeString(
        store, Files.readString(store).replace("\"since\"", "\"note\":{\"a\":[1,{}]},\"since\""));

    assertThat(lease().recoveries()).isEmpty();
  }

  @Test
  void givenLeftoversOfAKilledProcess_whenLeasing_thenIgnored() throws IOException {
    Files.writeString(home.resolve("ports.json.new"), "{\"version\":1,\"lea");

    assertThat(lease().ports()).containsEntry("WEB_PORT", new Port(8003));
    assertThat(home.resolve("ports.json.new")).doesNotExist();
  }
}
