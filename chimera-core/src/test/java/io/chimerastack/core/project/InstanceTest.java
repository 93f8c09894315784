package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.model.Port;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceTest {
  private static final List<EnvEntry> ENTRIES =
      List.of(
          new EnvEntry(
              EnvEntry.PROJECT_NAME, "", EnvEntry.Source.CHECKOUT, "This checkout", "", "Project"),
          new EnvEntry(EnvEntry.HOST_UID, "", EnvEntry.Source.CHECKOUT, "You", "", "Project"),
          new EnvEntry(
              EnvEntry.HOST_GID, "", EnvEntry.Source.CHECKOUT, "Your group", "", "Project"),
          new EnvEntry("DB_PORT", "", EnvEntry.Source.PORT, "SQL", "database", "database"),
          new EnvEntry("DB_DATABASE", "app", EnvEntry.Source.DEFAULT, "", "database", "database"),
          new EnvEntry(
              "DB_PASSWORD", "", EnvEntry.Source.SECRET, "Its password", "database", "database"));

  private static final SecretSource SECRETS =
      new SecretSource() {
        @Override
        public String secret() {
          return "new-secret";
        }

        @Override
        public String shortId() {
          return "a1b2c3";
        }
      };

  @Test
  void givenNewCheckout_whenWritten_thenEverythingOfItsOwn() {
    String name = Instance.newName("blog", SECRETS);
    Instance instance = instance(name, 3306, EnvFile.empty());
    assertThat(instance.writeTo(EnvFile.empty(), ENTRIES).text())
        .isEqualTo(
            """
            # --- Project ---
            # This checkout
            COMPOSE_PROJECT_NAME=blog-a1b2c3
            # You
            HOST_UID=1000
            # Your group
            HOST_GID=1001

            # --- database ---
            # SQL
            DB_PORT=3306
            DB_DATABASE=app
            # Its password
            DB_PASSWORD=new-secret
            """);
  }

  @Test
  void givenCheckoutWithSecrets_whenItsPortMoves_thenOnlyThatLineChanges() {
    EnvFile env =
        EnvFile.parse(
            """
            DB_PASSWORD=old # keep
            COMPOSE_PROJECT_NAME=blog-xxxxxx
            DB_PORT=3306
            HOST_UID=5
            HOST_GID=5
            DB_DATABASE=shop
            """,
            ".env");
    Instance instance = instance("blog-xxxxxx", 3307, env);
    assertThat(instance.secrets()).isEqualTo(Map.of("DB_PASSWORD", "old"));
    assertThat(instance.writeTo(env, ENTRIES).text()).isEqualTo(env.text().replace("3306", "3307"));
  }

  @Test
  void givenCopyOfTheExampleFile_whenWritten_thenEmptySecretsAreMade() {
    EnvFile env = EnvFile.parse("COMPOSE_PROJECT_NAME=\nDB_PORT=\nDB_PASSWORD=\n", ".env");
    Instance instance = instance("blog-xxxxxx", 3307, env);
    assertThat(instance.writeTo(env, ENTRIES).values())
        .containsEntry("DB_PASSWORD", "new-secret")
        .containsEntry("DB_PORT", "3307")
        .containsEntry(EnvEntry.PROJECT_NAME, "blog-xxxxxx");
  }

  @Test
  void givenInstance_whenShownAsText_thenNoSecretIsThere() {
    assertThat(instance("blog-a1b2c3", 3306, EnvFile.empty()).toString())
        .contains("blog-a1b2c3", "DB_PASSWORD")
        .doesNotContain("new-secret");
  }

  @Test
  void givenSecureSecrets_whenAsked_thenLongAndPlainAndNeverTheSame() {
    SecureSecrets secrets = new SecureSecrets();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(secrets.secret()).matches("[A-Za-z0-9]{32}").satisfies(seen::add);
      assertThat(secrets.shortId()).matches("[a-z0-9]{6}");
    }
    assertThat(seen).hasSize(1_000);
  }

  @Test
  void givenDirectory_whenAskedForItsOwner_thenItsIdsOrThousand() throws IOException {
    try (FileSystem files = Projects.fileSystem()) {
      Path directory = Files.createDirectories(files.getPath("/x"));
      assertThat(Owner.of(directory.resolve("none"))).isEqualTo(new Owner(1000, 1000));
      Object uid = Files.getAttribute(directory, "unix:uid");
      assertThat(Owner.of(directory).uid()).isEqualTo(uid).isNotZero();
    }
  }

  private static Instance instance(String name, int port, EnvFile existing) {
    return Instance.of(
        name, new Owner(1000, 1001), Map.of("DB_PORT", new Port(port)), ENTRIES, existing, SECRETS);
  }
}
