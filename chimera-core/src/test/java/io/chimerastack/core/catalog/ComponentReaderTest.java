package io.chimerastack.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Connection;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
import io.chimerastack.model.HealthReport;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.Provision;
import io.chimerastack.model.PublishedPort;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.Route;
import io.chimerastack.model.RouteTarget;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComponentReaderTest {
  private static Component component(String id) {
    return Catalog.of(List.of(SampleCatalog.whole().source())).component(new ComponentId(id));
  }

  @Test
  void givenAProvider_whenReading_thenEveryFieldIsBound() {
    Component component = component("database/mysql");

    assertThat(component.version()).isEqualTo("1.0.0");
    assertThat(component.title()).isEqualTo("MySQL");
    assertThat(component.description()).isEqualTo("Keeps the data.");
    assertThat(component.role()).contains(ServiceRole.DATABASE);
    assertThat(component.service()).contains(new ServiceId("database"));
    assertThat(component.hasContainer()).isTrue();
    assertThat(component.directory()).isEqualTo("database");
    assertThat(component.environments()).containsExactly(Environment.values());
    assertThat(component.versions()).containsExactly(entry("mysql", "9.4"));
    assertThat(component.provides())
        .containsExactly(
            new Provision(
                new Capability("database/mysql"),
                List.of(
                    new EnvVar("DB_HOST", "database"),
                    new EnvVar("DATABASE_URL", "mysql://${DB_USERNAME}@database:3306/app"))));
    assertThat(component.ports())
        .containsExactly(new PublishedPort(new Port(3306), "DB_PORT", "database/mysql", "SQL"));
    assertThat(component.variables())
        .containsExactly(
            new InstanceVariable("DB_DATABASE", "app", false, "The database"),
            new InstanceVariable(
                "DB_PASSWORD", "", true, "Its password", EnumSet.of(Environment.PRODUCTION)));
    assertThat(component.connections())
        .containsExactly(new Connection("From this machine", "mysql -P ${DB_PORT}"));
    String where = "/templates/base/database/mysql/template.yaml:";
    assertThat(component.postCopy())
        .containsExactly(
            new PostCopy.Delete("old", Optional.of("!(uses.database??)"), where + "21:5"),
            new PostCopy.Rename("a", "b", Optional.empty(), where + "22:5"),
            new PostCopy.Chmod("run.sh", "755", Optional.empty(), where + "23:5"),
            new PostCopy.Command(List.of("echo", "done"), Optional.empty(), where + "24:5"));
    assertThat(component.files())
        .containsExactly("compose.yaml.ftl", "files/my.cnf", "template.yaml");
    assertThat(component.text("files/my.cnf")).isEqualTo("[mysqld]\n");
    assertThat(component.trusted()).isFalse();
  }

  @Test
  void givenAConsumer_whenReading_thenRelationsAndRoutesAreBound() {
    ServiceNode node = component("backend/php").toNode().orElseThrow();

    assertThat(node.component()).isEqualTo(new ComponentId("backend/php"));
    assertThat(node.uses())
        .containsExactly(
            new Requirement(
                "database",
                List.of(new Capability("database/mysql"), new Capability("database/mariadb")),
                true),
            new Requirement("cache", List.of(new Capability("cache/redis")), false));
    assertThat(node.routes())
        .containsExactly(
            new Route(
                "/api/", new RouteTarget.FastCgi(new Port(9000), "/app/public/index.php"), false),
            new Route("/", new RouteTarget.Http(new Port(8080)), true),
            new Route("/docs/", new RouteTarget.Files("docs"), false));
    assertThat(node.health()).contains(new HealthReport("/api/health", List.of("database")));
  }

  @Test
  void givenOnlyFiles_whenReading_thenThereIsNoService() {
    Component component = component("core/project");

    assertThat(component.toNode()).isEmpty();
    assertThat(component.hasContainer()).isFalse();
    assertThat(component.directory()).isEqualTo(".");
    assertThat(component.ports()).isEmpty();
  }
}
