package io.chimerastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that other machines reach shows them the application, and nothing else. */
class PublishedAddressTest {
  private static final Pattern SECRET_VARIABLES = Pattern.compile("SECRET_VARIABLES: (.*)");

  @TempDir Path root;
  private CliRun.Machine machine;

  @BeforeEach
  void makeMachine() {
    machine = CliRun.Machine.in(root).made();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.5", "::"})
  void givenAddressBeyondLoopback_whenCreating_thenProxyKnowsNoSecret(String address)
      throws IOException {
    String compose = created(address, "docker-compose.yml");
    String server = created("proxy/development/default.conf");
    String proxy =
        compose.substring(compose.indexOf("\n  proxy:\n"), compose.indexOf("\n  backend:\n"));

    assertThat(SECRET_VARIABLES.matcher(proxy).results().map(found -> found.group(1)))
        .containsExactly("\"\"");
    assertThat(proxy).doesNotContain("PASSWORD");
    assertThat(server).doesNotContain("alias /tmp/chimera/secrets.json", "may_reveal");
    assertThat(server.substring(server.indexOf("location = /_chimera/secrets.json")))
        .containsPattern("\\A[^}]*return 403;\\s+}");
  }

  @Test
  void givenLoopback_whenCreating_thenDashboardMayRevealThePassword() throws IOException {
    assertThat(created("127.0.0.1", "docker-compose.yml"))
        .contains("SECRET_VARIABLES: DB_PASSWORD\n");
    assertThat(created("proxy/development/default.conf"))
        .contains("alias /tmp/chimera/secrets.json");
  }

  @Test
  void givenAddressBeyondLoopback_whenCreating_thenOnlyTheProxyIsPublishedThere()
      throws IOException {
    assertThat(created("0.0.0.0", "docker-compose.yml").replace("LISTEN_ADDRESS: 0.0.0.0", ""))
        .containsOnlyOnce("0.0.0.0:")
        .contains("0.0.0.0:${WEB_PORT:", "127.0.0.1:${DB_PORT:", "127.0.0.1:${ADMIN_PORT:");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost",
    "0.0.0.0, localhost",
    "::, localhost",
    "::1, localhost",
    "192.168.1.5, 192.168.1.5",
    "fd00::5, [fd00::5]"
  })
  void givenAddress_whenAskingForPages_thenTheirAddressesLeadToTheProxy(String address, String host)
      throws IOException {
    created(address, "chimera.yaml");
    CliRun run = machine.at(shop()).run("open", "--print");

    assertThat(run.out() + run.err()).contains("http://" + host + ":");
  }

  private String created(String address, String file) throws IOException {
    CliRun run = machine.run("create", "shop", "-t", "backend/php-web", "--address", address);
    assertThat(run.code()).as(run.err()).isZero();
    return created(file);
  }

  private String created(String file) throws IOException {
    return Files.readString(shop().resolve(file));
  }

  private Path shop() {
    return machine.directory().resolve("shop");
  }
}
