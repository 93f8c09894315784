package io.chimerastack.core.graph;

import static io.chimerastack.core.graph.Services.extra;
import static io.chimerastack.core.graph.Services.phpWeb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.chimerastack.core.graph.GraphChange.PortMoved;
import io.chimerastack.core.graph.GraphChange.ServiceChanged;
import io.chimerastack.model.Environment;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphDiffTest {
  private static final ServiceId PROXY = new ServiceId("proxy");

  @Test
  void givenAddedService_whenDiffed_thenTheRelationsItBringsAreNamedToo() {
    ServiceGraph before = ServiceGraph.of(phpWeb());
    ServiceGraph after = before.edit().add(Services.redis()).build();

    assertThat(text(before, after))
        .containsExactly("+ redis  extra/redis", "+ backend  uses redis (cache)");
    assertThat(text(after, before))
        .containsExactly("- redis  extra/redis", "- backend  uses redis (cache)");
  }

  @Test
  void givenAnotherDatabase_whenDiffed_thenTheServiceChangesAndRelationsStay() {
    ServiceGraph before = ServiceGraph.of(phpWeb());
    ServiceGraph after = before.withNode(Services.mariadb());

    assertThat(text(before, after))
        .containsExactly(
            "~ database  component database/mysql -> database/mariadb, provides, ports",
            "- admin  administers database (database/mysql)",
            "+ admin  administers database (database/mariadb)");
  }

  @Test
  void givenMovedPort_whenDiffed_thenOnlyTheMoveIsNamed() {
    ServiceGraph graph = ServiceGraph.of(phpWeb());
    ServiceGraph before = graph.withBindings(Map.of("WEB_PORT", new Port(8080)));
    ServiceGraph after = graph.withBindings(Map.of("WEB_PORT", new Port(8081)));

    assertThat(text(before, after)).containsExactly("~ proxy  rebind 8080 -> 8081");
    assertThat(GraphDiff.apply(before, GraphDiff.between(before, after))).isEqualTo(after);
    assertThat(text(graph, after)).containsExactly("~ proxy  bindings");
  }

  @Test
  void givenAnotherRole_whenDiffed_thenBothRolesAreNamed() {
    ServiceGraph before = ServiceGraph.of(List.of(extra("worker").build()));
    ServiceGraph after =
        ServiceGraph.of(
            List.of(Services.node("worker", ServiceRole.BACKEND, "extra/worker").build()));

    assertThat(text(before, after)).containsExactly("~ worker  role extra -> backend");
  }

  @Test
  void givenManyChanges_whenDiffed_thenTheyComeInGraphOrder() {
    ServiceGraph before = ServiceGraph.of(phpWeb());
    ServiceGraph after =
        before
            .edit()
            .remove(new ServiceId("admin"))
            .add(Services.react())
            .change(PROXY, node -> node.toBuilder().title("Another").build())
            .build();

    assertThat(text(before, after))
        .containsExactly(
            "~ proxy  title",
            "+ frontend  frontend/react",
            "- admin  admin/phpmyadmin",
            "- admin  administers database (database/mysql)",
            "- proxy  routes backend (/)",
            "+ proxy  routes frontend (/)");
  }

  @Test
  void givenChangesOfAnotherGraph_whenApplied_thenTheMisfitIsNamed() {
    ServiceGraph full = ServiceGraph.of(phpWeb());
    ServiceGraph small = ServiceGraph.of(List.of(Services.proxy()));

    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(() -> GraphDiff.apply(small, GraphDiff.between(full, small)))
        .withMessageContaining("there is no service 'backend'");
  }

  @Test
  void givenGraphsOfDifferentEnvironments_whenDiffed_thenItIsRefused() {
    ServiceGraph graph = ServiceGraph.of(phpWeb());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GraphDiff.between(graph, graph.in(Environment.DEVELOPMENT)));
  }

  @Test
  void givenNoDifference_whenMakingAChange_thenItIsRefused() {
    ServiceNode node = extra("a").build();
    PortBinding binding = new PortBinding(new Port(1), new Port(2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PortMoved(node.id(), binding, binding));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PortMoved(node.id(), binding, new PortBinding(new Port(1), new Port(3))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServiceChanged(node, node, EnumSet.noneOf(ServiceField.class)));
  }

  private static List<String> text(ServiceGraph before, ServiceGraph after) {
    return GraphDiff.between(before, after).stream().map(GraphChange::toString).toList();
  }
}
