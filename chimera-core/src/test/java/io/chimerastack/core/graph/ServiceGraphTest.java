package io.chimerastack.core.graph;

import static io.chimerastack.core.graph.Services.extra;
import static io.chimerastack.core.graph.Services.fallback;
import static io.chimerastack.core.graph.Services.http;
import static io.chimerastack.core.graph.Services.node;
import static io.chimerastack.core.graph.Services.optional;
import static io.chimerastack.core.graph.Services.phpWeb;
import static io.chimerastack.core.graph.Services.provision;
import static io.chimerastack.core.graph.Services.requirement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.Port;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.Route;
import io.chimerastack.model.RouteTarget;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import io.chimerastack.model.ServiceRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {
  private static final ServiceId BACKEND = new ServiceId("backend");
  private static final ServiceId DATABASE = new ServiceId("database");
  private static final ServiceId ADMIN = new ServiceId("admin");
  private static final Set<Environment> DEVELOPMENT = EnumSet.of(Environment.DEVELOPMENT);
  private static final Set<Environment> PRODUCTION = EnumSet.of(Environment.PRODUCTION);

  @Test
  void givenServicesInAnyOrder_whenRelated_thenTheyComeInRoleOrderAndTheGraphsAreEqual() {
    List<ServiceNode> shuffled = new ArrayList<>(phpWeb());
    Collections.reverse(shuffled);

    ServiceGraph graph = ServiceGraph.of(shuffled);

    assertThat(names(graph.nodes()))
        .containsExactly("proxy", "dashboard", "backend", "database", "admin", "edge");
    assertThat(graph).isEqualTo(ServiceGraph.of(phpWeb())).hasSameHashCodeAs(phpWebGraph());
  }

  @Test
  void givenStack_whenRelated_thenEdgesFollowFromCapabilitiesAndRoutes() {
    assertThat(phpWebGraph().edges())
        .extracting(DependencyEdge::toString)
        .containsExactly(
            "admin -administers-> database (database/mysql)",
            "backend -uses-> database (database)",
            "edge -uses-> proxy (upstream)",
            "proxy -routes-> backend (/)",
            "proxy -routes-> backend (/api/)",
            "proxy -routes-> dashboard (/_chimera/)");
  }

  @Test
  void givenStack_whenTakenPerEnvironment_thenOnlyItsServicesAndRelationsAreThere() {
    ServiceGraph development = phpWebGraph().in(Environment.DEVELOPMENT);
    ServiceGraph production = phpWebGraph().in(Environment.PRODUCTION);

    assertThat(names(development.nodes()))
        .containsExactly("proxy", "dashboard", "backend", "database", "admin");
    assertThat(names(production.nodes())).containsExactly("proxy", "backend", "database", "edge");
    assertThat(production.edges())
        .extracting(DependencyEdge::toString)
        .containsExactly(
            "backend -uses-> database (database)",
            "edge -uses-> proxy (upstream)",
            "proxy -routes-> backend (/)",
            "proxy -routes-> backend (/api/)");
    assertThat(production.environments()).containsExactly(Environment.PRODUCTION);
    assertThat(production).isNotEqualTo(phpWebGraph());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> production.in(Environment.DEVELOPMENT))
        .withMessage("the graph does not cover development");
  }

  @Test
  void givenStack_whenStarted_thenProvidersComeBeforeConsumersAndTiesInGraphOrder() {
    assertThat(names(phpWebGraph().startOrder()))
        .containsExactly("dashboard", "database", "backend", "proxy", "admin", "edge");
  }

  @Test
  void givenUsage_whenAskedForProviders_thenProvisionIsTheFirstAccepted() {
    ServiceGraph graph = phpWebGraph();

    assertThat(names(graph.providersOf(BACKEND, "database"))).containsExactly("database");
    assertThat(graph.providersOf(BACKEND, "cache")).isEmpty();
    assertThat(graph.usages(BACKEND))
        .singleElement()
        .satisfies(
            usage -> assertThat(usage.provision().capability()).hasToString("database/mysql"));
    assertThat(graph.administrations(ADMIN))
        .extracting(one -> one.database().id())
        .containsExactly(DATABASE);
    assertThat(graph.administrations(BACKEND)).isEmpty();
    assertThat(graph.edgesFrom(BACKEND)).hasSize(1);
    assertThat(graph.edgesTo(DATABASE)).hasSize(2);
    assertThatIllegalArgumentException().isThrownBy(() -> graph.usages(new ServiceId("nope")));
  }

  @Test
  void givenProvidersOfDifferentEnvironments_whenRelated_thenEachServesItsOwn() {
    ServiceNode app = extra("app").uses(List.of(requirement("mail", "mail/smtp"))).build();
    ServiceNode catcher =
        extra("catcher")
            .environments(DEVELOPMENT)
            .provides(List.of(provision("mail/smtp")))
            .build();
    ServiceNode relay =
        extra("relay").environments(PRODUCTION).provides(List.of(provision("mail/smtp"))).build();

    ServiceGraph graph = ServiceGraph.of(List.of(app, catcher, relay));

    assertThat(names(graph.providersOf(app.id(), "mail"))).containsExactly("catcher", "relay");
    assertThat(names(graph.in(Environment.DEVELOPMENT).providersOf(app.id(), "mail")))
        .containsExactly("catcher");
    assertThat(names(graph.in(Environment.PRODUCTION).providersOf(app.id(), "mail")))
        .containsExactly("relay");
  }

  @Test
  void givenFrontEnd_whenBackEndOnlyFallsBackToRoot_thenItGivesWay() {
    ServiceGraph graph =
        ServiceGraph.of(Stream.concat(phpWeb().stream(), Stream.of(Services.react())).toList());

    assertThat(graph.routes())
        .extracting(route -> route.path() + " " + route.service() + " " + route.environments())
        .containsExactly(
            "/_chimera/ dashboard [DEVELOPMENT]",
            "/api/ backend [DEVELOPMENT, PRODUCTION]",
            "/ frontend [DEVELOPMENT, PRODUCTION]");
  }

  @Test
  void givenClaimOfOneEnvironment_whenAnotherFallsBack_thenItHoldsWhereTheClaimDoesNot() {
    ServiceNode proxy = Services.proxy();
    ServiceNode vite =
        extra("vite").environments(DEVELOPMENT).routes(List.of(http("/", 5173))).build();
    ServiceNode app = extra("app").routes(List.of(fallback("/", 80), http("/api/", 80))).build();

    ServiceGraph graph = ServiceGraph.of(List.of(proxy, vite, app));

    assertThat(graph.routes())
        .extracting(route -> route.path() + " " + route.service() + " " + route.environments())
        .containsExactly(
            "/api/ app [DEVELOPMENT, PRODUCTION]", "/ app [PRODUCTION]", "/ vite [DEVELOPMENT]");
    assertThat(graph.in(Environment.PRODUCTION).routes()).hasSize(2);
  }

  @Test
  void givenRoutesOfOneServiceForEachEnvironment_whenWired_thenEachHoldsInItsOwn() {
    Route dev =
        new Route(
            "/", new RouteTarget.Http(new Port(5173)), false, EnumSet.of(Environment.DEVELOPMENT));
    Route built =
        new Route(
            "/",
            new RouteTarget.Files("frontend", true),
            false,
            EnumSet.of(Environment.PRODUCTION));
    ServiceNode vite = extra("vite").routes(List.of(dev, built)).build();
    ServiceNode app = extra("app").routes(List.of(fallback("/", 80), http("/api/", 80))).build();

    ServiceGraph graph = ServiceGraph.of(List.of(Services.proxy(), vite, app));

    assertThat(graph.in(Environment.DEVELOPMENT).routes())
        .extracting(EffectiveRoute::target)
        .contains(dev.target())
        .doesNotContain(built.target());
    assertThat(graph.in(Environment.PRODUCTION).routes())
        .extracting(EffectiveRoute::target)
        .contains(built.target())
        .doesNotContain(dev.target());
  }

  @Test
  void givenOnlyARouteOfTheOtherEnvironment_whenWired_thenNothingIsMissing() {
    Route dev =
        new Route(
            "/", new RouteTarget.Http(new Port(5173)), false, EnumSet.of(Environment.DEVELOPMENT));
    ServiceNode vite = extra("vite").routes(List.of(dev)).build();

    ServiceGraph graph = ServiceGraph.of(List.of(Services.proxy(), vite));

    assertThat(graph.routes())
        .extracting(EffectiveRoute::environments)
        .containsExactly(EnumSet.of(Environment.DEVELOPMENT));
  }

  @Test
  void givenPrefixesOfOneLength_whenOrdered_thenByService() {
    ServiceNode b = extra("b").routes(List.of(http("/aaa/", 80), http("/long/er/", 80))).build();
    ServiceNode a = extra("a").routes(List.of(http("/bbb/", 80))).build();

    assertThat(ServiceGraph.of(List.of(Services.proxy(), b, a)).routes())
        .extracting(EffectiveRoute::path)
        .containsExactly("/long/er/", "/bbb/", "/aaa/");
  }

  @Test
  void givenLeases_whenBound_thenEachPublishedPortHasItsHostPort() {
    ServiceGraph graph =
        phpWebGraph().withBindings(Map.of("WEB_PORT", new Port(8000), "OTHER", new Port(1)));

    assertThat(graph.node(new ServiceId("proxy")).orElseThrow().bindings())
        .containsExactly(new PortBinding(new Port(8000), new Port(80)));
    assertThat(graph.node(DATABASE).orElseThrow().bindings()).isEmpty();
    assertThat(graph.withBindings(Map.of())).isEqualTo(phpWebGraph());
    assertThat(graph.publishedPorts())
        .extracting(port -> port.variable())
        .containsExactly("WEB_PORT", "DB_PORT", "ADMIN_PORT");
  }

  @Test
  void givenDefinitions_whenSet_thenTheyStandOnTheirServicesAndOthersStay() {
    ServiceDefinition definition =
        new ServiceDefinition(
            BACKEND, Environment.DEVELOPMENT, Map.of("image", "php"), Map.of("cache", Map.of()));

    ServiceGraph graph = phpWebGraph().withDefinitions(List.of(definition));

    ServiceNode backend = graph.node(BACKEND).orElseThrow();
    assertThat(backend.definition(Environment.DEVELOPMENT)).containsEntry("image", "php");
    assertThat(backend.volumes(Environment.DEVELOPMENT)).containsOnlyKeys("cache");
    assertThat(backend.definition(Environment.PRODUCTION)).isEmpty();
    assertThat(graph.edges()).isEqualTo(phpWebGraph().edges());
    ServiceDefinition stray =
        new ServiceDefinition(new ServiceId("nope"), Environment.DEVELOPMENT, Map.of(), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> phpWebGraph().withDefinitions(List.of(stray)));
  }

  @Test
  void givenSharedVariable_whenListed_thenItComesOnceWithAllItsEnvironments() {
    ServiceNode first =
        extra("a").variables(List.of(variable("MODE", "fast", DEVELOPMENT))).build();
    ServiceNode second =
        extra("b")
            .variables(
                List.of(variable("MODE", "fast", PRODUCTION), variable("TOKEN", "", PRODUCTION)))
            .build();

    ServiceGraph graph = ServiceGraph.of(List.of(first, second));

    assertThat(graph.variables())
        .extracting(
            declared -> declared.service() + " " + declared.variable().name(),
            declared -> declared.variable().environments())
        .containsExactly(
            tuple("a MODE", EnumSet.allOf(Environment.class)), tuple("b TOKEN", PRODUCTION));
    assertThat(graph.in(Environment.DEVELOPMENT).variables())
        .extracting(declared -> declared.variable().name())
        .containsExactly("MODE");
  }

  @Test
  void givenEdits_whenBuilt_thenTheGraphIsNewAndTheOldOneStays() {
    ServiceGraph before = phpWebGraph();

    ServiceGraph after = before.edit().add(Services.redis()).remove(ADMIN).build();

    assertThat(names(after.nodes()))
        .containsExactly("proxy", "dashboard", "backend", "database", "edge", "redis");
    assertThat(names(after.providersOf(BACKEND, "cache"))).containsExactly("redis");
    assertThat(before).isEqualTo(phpWebGraph());
    assertThat(before.withNode(Services.php())).isEqualTo(before);
  }

  @Test
  void givenRename_whenChanging_thenItIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> phpWebGraph().edit().change(ADMIN, node -> Services.redis()))
        .withMessageContaining("cannot be renamed from 'admin' to 'redis'");
  }

  @Test
  void givenSelf_whenItAcceptsWhatItProvides_thenItIsNotItsOwnProvider() {
    ServiceNode chain =
        extra("chain")
            .provides(List.of(provision("proxy/http")))
            .uses(List.of(optional("next", "proxy/http")))
            .build();

    assertThat(ServiceGraph.of(List.of(chain)).edges()).isEmpty();
  }

  @Test
  void givenGraph_whenItsListsAreChanged_thenTheyRefuse() {
    ServiceGraph graph = phpWebGraph();

    assertThatThrownBy(() -> graph.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.edges().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.routes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.startOrder().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> graph.environments().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void givenNoServices_whenRelated_thenTheGraphIsEmpty() {
    ServiceGraph graph = ServiceGraph.of(List.of());

    assertThat(graph.nodes()).isEmpty();
    assertThat(graph.startOrder()).isEmpty();
    assertThat(graph).hasToString("[]");
  }

  @Test
  void givenChainOfTenThousandServices_whenRelatedAndDiffed_thenItWorks() {
    ServiceGraph graph = ServiceGraph.of(chain(10_000));
    ServiceGraph changed =
        graph
            .edit()
            .change(new ServiceId("s5000"), node -> node.toBuilder().title("another title").build())
            .add(extra("late").uses(List.of(requirement("next", "step/s0"))).build())
            .build();

    assertThat(graph.edges()).hasSize(9_999);
    assertThat(graph.startOrder().get(0).id()).isEqualTo(new ServiceId("s9999"));
    assertThat(GraphDiff.between(graph, changed))
        .extracting(GraphChange::toString)
        .containsExactly("+ late  extra/late", "~ s5000  title", "+ late  uses s0 (next)");
    assertThat(GraphDiff.apply(graph, GraphDiff.between(graph, changed))).isEqualTo(changed);
  }

  private static List<ServiceNode> chain(int length) {
    List<ServiceNode> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      ServiceNode.Builder node =
          node("s" + i, ServiceRole.EXTRA, "extra/step").provides(List.of(provision("step/s" + i)));
      if (i + 1 < length) {
        node.uses(List.of(requirement("next", "step/s" + (i + 1))));
      }
      chain.add(node.build());
    }
    return chain;
  }

  private static InstanceVariable variable(
      String name, String value, Set<Environment> environments) {
    return new InstanceVariable(name, value, false, "", environments);
  }

  private static ServiceGraph phpWebGraph() {
    return ServiceGraph.of(phpWeb());
  }

  private static List<String> names(List<ServiceNode> nodes) {
    return nodes.stream().map(node -> node.id().value()).toList();
  }
}
