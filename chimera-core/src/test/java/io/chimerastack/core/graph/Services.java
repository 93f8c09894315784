package io.chimerastack.core.graph;

import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.EnvVar;
import io.chimerastack.model.Environment;
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
import java.util.stream.Stream;

/** Services to build graphs of in tests. */
public final class Services {
  private Services() {}

  /** Returns the services of {@code backend/php-web} with MySQL, as its manifests declare them. */
  public static List<ServiceNode> phpWeb() {
    return List.of(proxy(), edge(), dashboard(), php(), mysql(), phpmyadmin());
  }

  /** Returns the entry for HTTP. */
  public static ServiceNode proxy() {
    return node("proxy", ServiceRole.PROXY, "core/proxy")
        .provides(List.of(provision("proxy/http")))
        .publishes(List.of(published(80, "WEB_PORT", "proxy/nginx", "web")))
        .build();
  }

  /** Returns the TLS end point of production. */
  public static ServiceNode edge() {
    return node("edge", ServiceRole.EXTRA, "core/edge")
        .environments(EnumSet.of(Environment.PRODUCTION))
        .provides(List.of(provision("edge/http")))
        .uses(List.of(requirement("upstream", "proxy/http")))
        .build();
  }

  /** Returns the files that the proxy serves in development. */
  public static ServiceNode dashboard() {
    return node("dashboard", ServiceRole.DASHBOARD, "core/dashboard")
        .environments(EnumSet.of(Environment.DEVELOPMENT))
        .container(false)
        .routes(List.of(new Route("/_chimera/", new RouteTarget.Files("dashboard"), false)))
        .build();
  }

  /** Returns a front end that claims {@code /}. */
  public static ServiceNode react() {
    return node("frontend", ServiceRole.FRONTEND, "frontend/react")
        .routes(List.of(http("/", 5173)))
        .build();
  }

  /** Returns a back end that needs a database, claims {@code /api/} and offers {@code /}. */
  public static ServiceNode php() {
    RouteTarget target = new RouteTarget.FastCgi(new Port(9000), "/app/public/index.php");
    return node("backend", ServiceRole.BACKEND, "backend/php")
        .provides(List.of(provision("http")))
        .uses(
            List.of(
                requirement(
                    "database", "database/mysql", "database/mariadb", "database/postgresql"),
                optional("cache", "cache/redis")))
        .routes(List.of(new Route("/api/", target, false), new Route("/", target, true)))
        .build();
  }

  /** Returns a database. */
  public static ServiceNode mysql() {
    return database("database/mysql", 3306);
  }

  /** Returns another database under the same name. */
  public static ServiceNode mariadb() {
    return database("database/mariadb", 3306);
  }

  /** Returns a third database under the same name. */
  public static ServiceNode postgresql() {
    return database("database/postgresql", 5432);
  }

  /** Returns the admin tool of MySQL and MariaDB, in development. */
  public static ServiceNode phpmyadmin() {
    return node("admin", ServiceRole.ADMIN, "admin/phpmyadmin")
        .environments(EnumSet.of(Environment.DEVELOPMENT))
        .administers(List.of(new Capability("database/mysql"), new Capability("database/mariadb")))
        .publishes(List.of(published(80, "ADMIN_PORT", "admin/phpmyadmin", "admin")))
        .build();
  }

  /** Returns a cache. */
  public static ServiceNode redis() {
    return node("redis", ServiceRole.EXTRA, "extra/redis")
        .provides(
            List.of(
                new Provision(
                    new Capability("cache/redis"),
                    List.of(new EnvVar("REDIS_URL", "redis://redis:6379")))))
        .publishes(List.of(published(6379, "REDIS_PORT", "extra/redis", "Redis")))
        .build();
  }

  /** Starts any service. */
  public static ServiceNode.Builder node(String id, ServiceRole role, String component) {
    return ServiceNode.builder(new ServiceId(id), role, new ComponentId(component));
  }

  /** Starts a service of role extra. */
  public static ServiceNode.Builder extra(String id) {
    return node(id, ServiceRole.EXTRA, "extra/" + id);
  }

  /** Returns an offer without exports. */
  public static Provision provision(String capability) {
    return new Provision(new Capability(capability), List.of());
  }

  /** Returns a required requirement. */
  public static Requirement requirement(String name, String... accepts) {
    return new Requirement(name, Stream.of(accepts).map(Capability::new).toList(), true);
  }

  /** Returns a requirement that nobody needs to meet. */
  public static Requirement optional(String name, String... accepts) {
    return new Requirement(name, Stream.of(accepts).map(Capability::new).toList(), false);
  }

  /** Returns a firm claim on a prefix. */
  public static Route http(String path, int port) {
    return new Route(path, new RouteTarget.Http(new Port(port)), false);
  }

  /** Returns a claim on a prefix that gives way. */
  public static Route fallback(String path, int port) {
    return new Route(path, new RouteTarget.Http(new Port(port)), true);
  }

  /** Returns a wanted host port. */
  public static PublishedPort published(
      int container, String variable, String range, String purpose) {
    return new PublishedPort(new Port(container), variable, range, purpose);
  }

  private static ServiceNode database(String component, int port) {
    return node("database", ServiceRole.DATABASE, component)
        .provides(
            List.of(
                new Provision(
                    new Capability(component),
                    List.of(
                        new EnvVar("DB_HOST", "database"),
                        new EnvVar("DB_PORT", Integer.toString(port)),
                        new EnvVar("DB_PASSWORD", "${DB_PASSWORD}")))))
        .publishes(List.of(published(port, "DB_PORT", component, "SQL")))
        .variables(
            List.of(
                new InstanceVariable("DB_DATABASE", "app", false, "The application's database"),
                new InstanceVariable("DB_PASSWORD", "", true, "Its password")))
        .build();
  }
}
