package io.chimerastack.core.graph;

import static io.chimerastack.core.graph.Services.extra;
import static io.chimerastack.core.graph.Services.fallback;
import static io.chimerastack.core.graph.Services.http;
import static io.chimerastack.core.graph.Services.node;
import static io.chimerastack.core.graph.Services.provision;
import static io.chimerastack.core.graph.Services.published;
import static io.chimerastack.core.graph.Services.requirement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphValidationTest {
  private static final Set<Environment> DEVELOPMENT = EnumSet.of(Environment.DEVELOPMENT);
  private static final Set<Environment> PRODUCTION = EnumSet.of(Environment.PRODUCTION);

  @Test
  void givenCycle_whenRelated_thenItsWholePathIsNamed() {
    assertThat(problems(link("a", "b"), link("b", "c"), link("c", "a"), link("d", "a")))
        .containsExactly(
            new Problem(
                "services need each other in a cycle: a -> b -> c -> a",
                "component extra/c",
                "drop one of these: a -uses-> b (b), b -uses-> c (c), c -uses-> a (a)"));
  }

  @Test
  void givenTwoCycles_whenRelated_thenBothAreNamedAndEachOnce() {
    assertThat(problems(link("a", "b"), link("b", "a"), link("x", "y"), link("y", "x")))
        .extracting(Problem::what)
        .containsExactly(
            "services need each other in a cycle: a -> b -> a",
            "services need each other in a cycle: x -> y -> x");
  }

  @Test
  void givenCycleOfTenThousand_whenRelated_thenItIsFoundWithoutRecursion() {
    List<ServiceNode> ring = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      ring.add(link("s" + i, "s" + (i + 1) % 10_000));
    }

    assertThat(problems(ring.toArray(ServiceNode[]::new)))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.what())
                    .startsWith("services need each other in a cycle: s0 -> s1 -> s2")
                    .endsWith("s9999 -> s0"));
  }

  @Test
  void givenCycleThroughTheProxy_whenRelated_thenItIsFound() {
    ServiceNode app =
        extra("app")
            .routes(List.of(http("/", 80)))
            .uses(List.of(requirement("gateway", "proxy/http")))
            .build();

    assertThat(problems(Services.proxy(), app))
        .extracting(Problem::what)
        .containsExactly("services need each other in a cycle: proxy -> app -> proxy");
  }

  @Test
  void givenUnmetRequirement_whenRelated_thenItNamesWhatIsAccepted() {
    assertThat(problems(Services.proxy(), Services.php()))
        .containsExactly(
            new Problem(
                "service 'backend' needs 'database', but no service provides database/mysql or"
                    + " database/mariadb or database/postgresql",
                "component backend/php",
                "add a component that provides database/mysql or database/mariadb or"
                    + " database/postgresql"));
  }

  @Test
  void givenUnmetRequirementAndCatalog_whenRelated_thenFixNamesComponents() {
    Provenance provenance =
        new Provenance() {
          @Override
          public String where(List<ServiceNode> services) {
            return "chimera.yaml:3:8";
          }

          @Override
          public List<ComponentId> providing(Collection<Capability> accepted) {
            return List.of(new ComponentId("database/mysql"), new ComponentId("database/percona"));
          }
        };

    GraphException failure =
        catchThrowableOfType(
            GraphException.class,
            () -> ServiceGraph.of(List.of(Services.proxy(), Services.php()), provenance));

    assertThat(failure.problems())
        .extracting(Problem::where, Problem::fix)
        .containsExactly(tuple("chimera.yaml:3:8", "add database/mysql or database/percona"));
  }

  @Test
  void givenProviderOfDevelopmentOnly_whenRelated_thenProductionLacksIt() {
    ServiceNode app = extra("app").uses(List.of(requirement("mail", "mail/smtp"))).build();
    ServiceNode catcher =
        extra("catcher")
            .environments(DEVELOPMENT)
            .provides(List.of(provision("mail/smtp")))
            .build();

    assertThat(problems(app, catcher))
        .extracting(Problem::what)
        .containsExactly(
            "service 'app' needs 'mail', but no service provides mail/smtp in production");
  }

  @Test
  void givenConsumerOfOneEnvironment_whenUnmet_thenItIsSaidOnceAndPlainly() {
    ServiceNode app =
        extra("app")
            .environments(DEVELOPMENT)
            .uses(List.of(requirement("mail", "mail/smtp")))
            .build();

    assertThat(problems(app))
        .extracting(Problem::what)
        .containsExactly("service 'app' needs 'mail', but no service provides mail/smtp");
  }

  @Test
  void givenTwoProviders_whenConsumerAcceptsOne_thenBothAreNamed() {
    ServiceNode other =
        node("second", ServiceRole.DATABASE, "database/mariadb")
            .provides(List.of(provision("database/mariadb")))
            .build();

    assertThat(problems(Services.proxy(), Services.php(), Services.mysql(), other))
        .containsExactly(
            new Problem(
                "service 'backend' needs exactly one 'database', but 'database', 'second' provide it",
                "component database/mariadb",
                "keep one of database/mysql, database/mariadb"));
  }

  @Test
  void givenHundredProviders_whenConsumerAcceptsOne_thenTheMessageStaysShort() {
    List<ServiceNode> services = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      services.add(extra("p" + i).provides(List.of(provision("cache/redis"))).build());
    }
    services.add(extra("app").uses(List.of(requirement("cache", "cache/redis"))).build());

    assertThat(problems(services.toArray(ServiceNode[]::new)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).endsWith("and more provide it"));
  }

  @Test
  void givenNamesakes_whenRelated_thenBothComponentsAreNamed() {
    assertThat(problems(Services.proxy(), Services.php(), Services.mysql(), Services.postgresql()))
        .extracting(Problem::what, Problem::fix)
        .contains(
            tuple(
                "two services are named 'database': of database/mysql and database/postgresql",
                "keep one of database/mysql, database/postgresql"));
  }

  @Test
  void givenTwoProxiesInDevelopment_whenRelated_thenTheProblemSaysSo() {
    ServiceNode second =
        node("traefik", ServiceRole.PROXY, "extra/traefik").environments(DEVELOPMENT).build();

    assertThat(problems(Services.proxy(), second))
        .containsExactly(
            new Problem(
                "more than one proxy: 'proxy', 'traefik'",
                "component extra/traefik",
                "keep one of core/proxy, extra/traefik"));
  }

  @Test
  void givenOneProxyPerEnvironment_whenRelated_thenAllIsWell() {
    ServiceNode dev =
        node("nginx", ServiceRole.PROXY, "core/proxy").environments(DEVELOPMENT).build();
    ServiceNode prod =
        node("caddy", ServiceRole.PROXY, "core/caddy").environments(PRODUCTION).build();
    ServiceNode app = extra("app").routes(List.of(http("/", 80))).build();

    ServiceGraph graph = ServiceGraph.of(List.of(dev, prod, app));

    assertThat(graph.edgesTo(app.id())).hasSize(2);
  }

  @Test
  void givenNoProxy_whenServicesAnswerHttp_thenEachIsUnreached() {
    ServiceNode plain = extra("plain").provides(List.of(provision("http"))).build();

    assertThat(problems(Services.react(), plain, Services.redis()))
        .extracting(Problem::what)
        .containsExactly(
            "no route reaches service 'frontend': there is no proxy",
            "no route reaches service 'plain': there is no proxy");
  }

  @Test
  void givenProxyOfDevelopmentOnly_whenRelated_thenProductionReachesNothing() {
    ServiceNode proxy = Services.proxy().toBuilder().environments(DEVELOPMENT).build();

    assertThat(problems(proxy, Services.react()))
        .extracting(Problem::what)
        .containsExactly("no route reaches service 'frontend': there is no proxy in production");
  }

  @Test
  void givenServiceWithoutPrefixOfItsOwn_whenRelated_thenItIsUnreached() {
    ServiceNode silent = extra("silent").provides(List.of(provision("http/rest"))).build();
    ServiceNode polite = extra("polite").routes(List.of(fallback("/", 80))).build();

    assertThat(problems(Services.proxy(), Services.react(), silent, polite))
        .extracting(Problem::what)
        .containsExactly(
            "no route reaches service 'polite': others claim all its prefixes",
            "no route reaches service 'silent': it declares none");
  }

  @Test
  void givenPrefixTakenTwice_whenRelated_thenBothAreNamed() {
    ServiceNode other = extra("other").routes(List.of(http("/", 80))).build();

    assertThat(problems(Services.proxy(), Services.react(), other))
        .first()
        .isEqualTo(
            new Problem(
                "route '/' is taken twice by 'frontend', 'other'",
                "component extra/other",
                "keep one of frontend/react, extra/other"));
  }

  @Test
  void givenTwoFallbacksAndNoClaim_whenRelated_thenThePrefixIsTakenTwice() {
    ServiceNode a = extra("a").routes(List.of(fallback("/", 80), http("/a/", 80))).build();
    ServiceNode b = extra("b").routes(List.of(fallback("/", 80), http("/b/", 80))).build();

    assertThat(problems(Services.proxy(), a, b))
        .extracting(Problem::what)
        .containsExactly("route '/' is taken twice by 'a', 'b'");
  }

  @Test
  void givenPortsAndVariablesTwice_whenRelated_thenEachIsReported() {
    ServiceNode a =
        extra("a")
            .publishes(
                List.of(
                    published(80, "A_PORT", "extra/a", "web"),
                    published(80, "B_PORT", "extra/a", "again")))
            .variables(List.of(variable("MODE", "fast"), variable("SAME", "x")))
            .build();
    ServiceNode b =
        extra("b")
            .publishes(List.of(published(80, "A_PORT", "extra/b", "web")))
            .variables(
                List.of(
                    variable("MODE", "slow"),
                    variable("SAME", "x"),
                    variable("B_PORT", "1"),
                    variable("HOST_UID", "0")))
            .build();

    assertThat(problems(a, b))
        .extracting(Problem::what)
        .containsExactly(
            "service 'a' publishes container port 80 twice",
            "variable 'A_PORT' names a host port and more, in services 'a' and 'b'",
            "variable 'MODE' is declared differently by services 'a' and 'b': 'fast' and 'slow'",
            "variable 'B_PORT' names a host port and more, in services 'a' and 'b'",
            "service 'b' declares variable 'HOST_UID', which Chimera sets itself");
  }

  @Test
  void givenSecretAndDefault_whenRelated_thenTheyContradict() {
    ServiceNode a =
        extra("a").variables(List.of(new InstanceVariable("KEY", "", true, ""))).build();
    ServiceNode b = extra("b").variables(List.of(variable("KEY", ""))).build();

    assertThat(problems(a, b))
        .extracting(Problem::what)
        .containsExactly(
            "variable 'KEY' is declared differently by services 'a' and 'b': a secret and ''");
  }

  @Test
  void givenHostPortBoundTwice_whenBinding_thenItIsRefused() {
    ServiceGraph graph = ServiceGraph.of(Services.phpWeb());
    Map<String, Port> ports = Map.of("WEB_PORT", new Port(8000), "DB_PORT", new Port(8000));

    GraphException failure =
        catchThrowableOfType(GraphException.class, () -> graph.withBindings(ports));

    assertThat(failure.problems())
        .extracting(Problem::what)
        .containsExactly("host port 8000 is bound twice, by services 'proxy' and 'database'");
  }

  @Test
  void givenContainerPortBoundTwice_whenRelated_thenItIsRefused() {
    ServiceNode a =
        extra("a")
            .bindings(
                List.of(
                    new PortBinding(new Port(1), new Port(80)),
                    new PortBinding(new Port(2), new Port(80))))
            .build();

    assertThat(problems(a))
        .extracting(Problem::what)
        .containsExactly("container port 80 of service 'a' is bound twice");
  }

  @Test
  void givenAdminWithoutDatabase_whenRelated_thenItIsRefused() {
    assertThat(problems(Services.phpmyadmin(), Services.postgresql()))
        .containsExactly(
            new Problem(
                "admin tool 'admin' has no database to look after",
                "component admin/phpmyadmin",
                "drop admin/phpmyadmin, or add a component that provides database/mysql or"
                    + " database/mariadb"));
  }

  @Test
  void givenManyMistakes_whenRelated_thenAllAreReportedAtOnce() {
    ServiceNode proxy = node("again", ServiceRole.PROXY, "core/again").build();

    assertThat(
            problems(
                Services.proxy(),
                proxy,
                Services.php(),
                Services.phpmyadmin(),
                link("a", "b"),
                link("b", "a")))
        .hasSize(4);
  }

  @Test
  void givenUnknownNames_whenEditing_thenAllAreReportedWithTheNearest() {
    GraphEdits edits =
        ServiceGraph.of(Services.phpWeb())
            .edit()
            .remove(new ServiceId("databse"))
            .replace(Services.redis())
            .add(Services.php());

    GraphException failure = catchThrowableOfType(GraphException.class, edits::build);

    assertThat(failure.category()).isEqualTo(Category.INPUT);
    assertThat(failure.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "there is no service 'databse' (did you mean database?)",
            "there is no service 'redis' (the services are proxy, dashboard, backend, database,"
                + " admin, edge)",
            "component backend/php: two services are named 'backend': of backend/php and"
                + " backend/php (name backend/php once)");
  }

  private static ServiceNode link(String id, String needs) {
    return node(id, ServiceRole.EXTRA, "extra/" + id)
        .provides(List.of(provision("link/" + id)))
        .uses(List.of(requirement(needs, "link/" + needs)))
        .build();
  }

  private static InstanceVariable variable(String name, String value) {
    return new InstanceVariable(name, value, false, "");
  }

  private static List<Problem> problems(ServiceNode... services) {
    GraphException failure =
        catchThrowableOfType(GraphException.class, () -> ServiceGraph.of(List.of(services)));
    assertThat(failure).isNotNull();
    return failure.problems();
  }
}
