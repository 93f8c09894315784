package io.chimerastack.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.testkit.RenderedProject;
import io.chimerastack.testkit.StackTest;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lock files of the Node.js backend, which are kept by hand, one for each driver. */
class NodePackagesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @StackTest(stacks = "backend/node-api")
  void givenVariant_whenCreated_thenTheLockFileIsOfThesePackages(RenderedProject project) {
    JsonNode packages = read(project, "backend/package.json");
    JsonNode locked = read(project, "backend/package-lock.json").path("packages").path("");

    for (String kind : List.of("dependencies", "devDependencies")) {
      assertThat(packages.path(kind).isEmpty()).isFalse();
      assertThat(locked.path(kind)).as(kind).isEqualTo(packages.path(kind));
    }
  }

  @StackTest(stacks = "backend/node-api")
  void givenVariant_whenCreated_thenEveryPackageIsHeldByItsDigest(RenderedProject project) {
    JsonNode locked = read(project, "backend/package-lock.json").path("packages");

    for (Map.Entry<String, JsonNode> one : locked.properties()) {
      if (!one.getKey().isEmpty()) {
        assertThat(one.getValue().path("resolved").asString())
            .as(one.getKey())
            .startsWith("https://registry.npmjs.org/");
        assertThat(one.getValue().path("integrity").asString())
            .as(one.getKey())
            .startsWith("sha512-");
      }
    }
  }

  private static JsonNode read(RenderedProject project, String path) {
    return JSON.readTree(project.texts().get(path));
  }
}
