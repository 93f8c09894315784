package io.chimerastack.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.chimerastack.core.graph.ServiceDefinition;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ComposeWriterTest {
  private static final Schema COMPOSE = composeSchema();

  @Test
  void givenSampleStack_whenWritingDevelopment_thenMatchesApproved() {
    String text = written(SampleStack.graph(), Environment.DEVELOPMENT);
    Approvals.verify(text, new Options().forFile().withExtension(".yaml"));
    assertThat(COMPOSE.validate(text, InputFormat.YAML)).isEmpty();
  }

  @Test
  void givenSampleStack_whenWritingProduction_thenMatchesApproved() {
    String text = written(SampleStack.graph(), Environment.PRODUCTION);
    Approvals.verify(text, new Options().forFile().withExtension(".yaml"));
    assertThat(COMPOSE.validate(text, InputFormat.YAML)).isEmpty();
  }

  @Test
  void givenSampleStack_whenWritingEnvExamples_thenMatchesApproved() {
    ServiceGraph graph = SampleStack.graph();
    String text =
        EnvKeys.of(graph, Environment.DEVELOPMENT, "blog").example()
            + "\n=== .env.prod.example ===\n"
            + EnvKeys.of(graph, Environment.PRODUCTION, "blog").example();
    Approvals.verify(text, new Options().forFile().withExtension(".env"));
  }

  @Test
  void givenNodesInAnyOrder_whenWriting_thenSameBytes() {
    List<ServiceNode> reversed = new ArrayList<>(SampleStack.nodes());
    java.util.Collections.reverse(reversed);
    ServiceGraph other = SampleStack.defined(ServiceGraph.of(reversed));
    for (Environment environment : Environment.values()) {
      assertThat(written(other, environment)).isEqualTo(written(SampleStack.graph(), environment));
    }
  }

  @Test
  void givenOtherAddress_whenWriting_thenOnlyTheProxyIsPublishedThere() {
    ServiceGraph graph = SampleStack.graph();
    assertThat(written(graph, "0.0.0.0"))
        .containsOnlyOnce("0.0.0.0:")
        .contains(
            "0.0.0.0:${WEB_PORT:?run 'chimera apply'",
            "127.0.0.1:${DB_PORT:?run 'chimera apply'",
            "127.0.0.1:${ADMIN_PORT:?run 'chimera apply'");
    assertThat(written(graph, "::")).contains("[::]:${WEB_PORT:?run 'chimera apply'");
  }

  @Test
  void givenTenThousandServices_whenWriting_thenTakesSeconds() {
    List<ServiceNode> nodes = new ArrayList<>();
    List<ServiceDefinition> definitions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ServiceId id = new ServiceId("worker-" + i);
      nodes.add(
          ServiceNode.builder(id, ServiceRole.EXTRA, new ComponentId("extra/worker")).build());
      Map<String, Object> definition =
          Map.of("image", "busybox", "healthcheck", Map.of("test", "true"));
      definitions.add(new ServiceDefinition(id, Environment.DEVELOPMENT, definition, Map.of()));
    }
    ServiceGraph graph = ServiceGraph.of(nodes).withDefinitions(definitions);
    String text =
        Assertions.assertTimeout(
            Duration.ofSeconds(20), () -> written(graph, Environment.DEVELOPMENT));
    assertThat(text).contains("  worker-9999:\n    image: busybox\n");
  }

  private static String written(ServiceGraph graph, Environment environment) {
    return written(graph, environment, "127.0.0.1");
  }

  private static String written(ServiceGraph graph, String address) {
    return written(graph, Environment.DEVELOPMENT, address);
  }

  private static String written(ServiceGraph graph, Environment environment, String address) {
    ComposeFile file =
        ComposeFile.of(graph, environment, "blog", address, DefinitionPlaces.component());
    String text = ComposeWriter.write(file);
    if (file.services().size() < 100) {
      YamlDocument.parse(text, "docker-compose.yml");
    }
    return text;
  }

  private static Schema composeSchema() {
    Path file = Path.of("src/main/resources/io/chimerastack/core/check");
    try {
      String text = Files.readString(file.resolve("compose-spec.schema.json"));
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(
              text.replace("\"compose_spec.json\"", "\"https://example.com/compose_spec.json\""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
