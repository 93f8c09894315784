package io.chimerastack.core.compose;

import io.chimerastack.core.graph.ServiceDefinition;
import io.chimerastack.core.graph.ServiceGraph;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A small stack: proxy, dashboard, backend, database, admin tool, cache, TLS edge. */
final class SampleStack {
  static final ServiceId BACKEND = new ServiceId("backend");
  private static final Set<Environment> DEVELOPMENT = EnumSet.of(Environment.DEVELOPMENT);
  private static final Set<Environment> PRODUCTION = EnumSet.of(Environment.PRODUCTION);

  private static final String PROXY =
      """
      services:
        proxy:
          image: nginx:1.29-alpine
          healthcheck:
            test: [CMD, wget, -q, --spider, "http://127.0.0.1/_chimera/health"]
            interval: 5s
          volumes:
            - ./proxy/nginx.conf:/etc/nginx/nginx.conf:ro
            - ./dashboard:/srv/dashboard:ro
      """;

  private static final String PROXY_PRODUCTION =
      """
      services:
        proxy:
          image: null
          build: {context: ./proxy, target: production}
          volumes: null
          read_only: true
          tmpfs: [/tmp, /var/cache/nginx]
      """;

  private static final String BACKEND_DEVELOPMENT =
      """
      x-app: &app
        APP_NAME: blog
      services:
        backend:
          build:
            context: ./backend
            target: dev
            args: {UID: "${HOST_UID}", GID: "${HOST_GID}"}
          environment:
            <<: *app
            APP_ENV: development
            DB_HOST: pinned.example
          x-note: kept at the end
          stop_grace_period: 5s
          volumes: ["./backend:/app", "vendor:/app/vendor"]
          healthcheck:
            test: ["CMD-SHELL", "php-fpm-healthcheck || exit 1"]
            interval: 5s
            retries: 12
      volumes:
        vendor:
      """;

  private static final String BACKEND_PRODUCTION =
      """
      services:
        backend:
          build: {target: production, args: null}
          environment: {APP_ENV: production, DB_HOST: null}
          volumes: null
          security_opt: ["no-new-privileges:true"]
      """;

  private static final String DATABASE =
      """
      services:
        database:
          image: mysql:9.4
          command: ["--character-set-server=utf8mb4"]
          environment:
            - MYSQL_DATABASE=${DB_DATABASE}
            - MYSQL_USER=${DB_USERNAME}
            - MYSQL_PASSWORD=${DB_PASSWORD}
            - MYSQL_RANDOM_ROOT_PASSWORD=yes
          volumes: ["database-9:/var/lib/mysql"]
          healthcheck:
            test: ["CMD-SHELL", 'mysql -h 127.0.0.1 -u"$${MYSQL_USER}" -p"$${MYSQL_PASSWORD}" -e "SELECT 1" "$${MYSQL_DATABASE}"']
            interval: 3s
            retries: 40
      volumes:
        database-9: {}
      """;

  private static final String ADMIN =
      """
      services:
        admin:
          image: phpmyadmin:5.2
          environment: {PMA_HOST: database, UPLOAD_LIMIT: 64M}
          healthcheck: {test: [CMD, curl, -fsS, "http://127.0.0.1/"], interval: 5s}
      """;

  private static final String CACHE =
      """
      services:
        cache:
          image: redis:8-alpine
          healthcheck: {test: [CMD, redis-cli, ping], interval: 3s}
      """;

  private static final String EDGE_PRODUCTION =
      """
      services:
        edge:
          image: caddy:2
          environment: {SITE: "${SITE_ADDRESS}"}
          ports: ["${HTTP_PORT:-80}:80", "${HTTPS_PORT:-443}:443", "${HTTPS_PORT:-443}:443/udp"]
          volumes: ["edge-data:/data"]
          healthcheck: {test: [CMD, wget, -q, --spider, "http://127.0.0.1:2019/config/"]}
      volumes:
        edge-data:
      """;

  private SampleStack() {}

  /** Returns the graph with its definitions. */
  static ServiceGraph graph() {
    return defined(ServiceGraph.of(nodes()));
  }

  /** Returns the graph with another backend fragment for development. */
  static ServiceGraph withBackend(String fragment) {
    ServiceDefinition definition =
        ComposeFragment.parse(fragment, "compose.yaml", BACKEND)
            .toDefinition(Environment.DEVELOPMENT);
    return graph().withDefinitions(List.of(definition));
  }

  /** Returns the graph with another backend fragment for production. */
  static ServiceGraph withProductionBackend(String fragment) {
    ServiceDefinition definition =
        ComposeFragment.parse(fragment, "compose.prod.yaml", BACKEND)
            .toDefinition(Environment.PRODUCTION);
    return graph().withDefinitions(List.of(definition));
  }

  static ServiceGraph defined(ServiceGraph graph) {
    List<ServiceDefinition> definitions = new ArrayList<>();
    define(definitions, "proxy", PROXY, PROXY_PRODUCTION);
    define(definitions, "backend", BACKEND_DEVELOPMENT, BACKEND_PRODUCTION);
    define(definitions, "database", DATABASE, "services: {database: {}}");
    define(definitions, "admin", ADMIN, "services: {admin: {}}");
    define(definitions, "cache", CACHE, "services: {cache: {}}");
    define(definitions, "edge", "services: {edge: {}}", EDGE_PRODUCTION);
    return graph.withDefinitions(definitions);
  }

  private static void define(
      List<ServiceDefinition> definitions, String name, String development, String production) {
    ServiceId id = new ServiceId(name);
    ComposeFragment fragment = ComposeFragment.parse(development, "compose.yaml", id);
    definitions.add(fragment.toDefinition(Environment.DEVELOPMENT));
    definitions.add(
        fragment
            .overlaidBy(ComposeFragment.parse(production, "compose.prod.yaml", id))
            .toDefinition(Environment.PRODUCTION));
  }

  static List<ServiceNode> nodes() {
    return List.of(proxy(), dashboard(), backend(), database(), admin(), cache(), edge());
  }

  private static ServiceNode proxy() {
    return node("proxy", ServiceRole.PROXY, "core/proxy")
        .description("The one entry: hands each request to the service that answers it.")
        .provides(List.of(provision("http")))
        .publishes(List.of(port(80, "WEB_PORT", "proxy/nginx", "web")))
        .build();
  }

  private static ServiceNode dashboard() {
    return node("dashboard", ServiceRole.DASHBOARD, "core/dashboard")
        .container(false)
        .environments(DEVELOPMENT)
        .routes(List.of(new Route("/_chimera/", new RouteTarget.Files("dashboard"), false)))
        .build();
  }

  private static ServiceNode backend() {
    RouteTarget target = new RouteTarget.FastCgi(new Port(9000), "/app/public/index.php");
    return node("backend", ServiceRole.BACKEND, "backend/php")
        .title("PHP")
        .description("The application's API.")
        .routes(List.of(new Route("/api/", target, false), new Route("/", target, true)))
        .uses(
            List.of(
                requirement("database", true, "database/mysql", "database/postgresql"),
                requirement("cache", false, "cache/redis")))
        .health(new HealthReport("/api/health", List.of("database")))
        .variables(List.of(new InstanceVariable("APP_KEY", "", true, "Signs sessions")))
        .build();
  }

  private static ServiceNode database() {
    return node("database", ServiceRole.DATABASE, "database/mysql")
        .title("MySQL")
        .description("The application's relational database.")
        .provides(
            List.of(
                provision(
                    "database/mysql",
                    new EnvVar("DB_HOST", "database"),
                    new EnvVar("DB_PORT", "3306"),
                    new EnvVar("DB_DATABASE", "${DB_DATABASE}"),
                    new EnvVar(
                        "DATABASE_URL",
                        "mysql://${DB_USERNAME}:${DB_PASSWORD}@database:3306/${DB_DATABASE}"))))
        .publishes(List.of(port(3306, "DB_PORT", "database/mysql", "SQL")))
        .variables(
            List.of(
                new InstanceVariable("DB_DATABASE", "app", false, "The application's database"),
                new InstanceVariable("DB_USERNAME", "app", false, "The application's user"),
                new InstanceVariable("DB_PASSWORD", "", true, "Password of DB_USERNAME")))
        .build();
  }

  private static ServiceNode admin() {
    return node("admin", ServiceRole.ADMIN, "admin/phpmyadmin")
        .description("Looks into the database.")
        .environments(DEVELOPMENT)
        .administers(List.of(new Capability("database/mysql")))
        .publishes(List.of(port(80, "ADMIN_PORT", "admin/phpmyadmin", "phpMyAdmin")))
        .build();
  }

  private static ServiceNode cache() {
    return node("cache", ServiceRole.EXTRA, "extra/redis")
        .provides(List.of(provision("cache/redis", new EnvVar("REDIS_URL", "redis://cache:6379"))))
        .build();
  }

  private static ServiceNode edge() {
    return node("edge", ServiceRole.EXTRA, "core/edge")
        .description("Ends TLS and hands on to the proxy.")
        .environments(PRODUCTION)
        .provides(List.of(provision("edge/http")))
        .uses(List.of(requirement("http", true, "http")))
        .variables(
            List.of(
                new InstanceVariable(
                    "SITE_ADDRESS", "localhost", false, "The host name that the world uses")))
        .build();
  }

  private static ServiceNode.Builder node(String id, ServiceRole role, String component) {
    return ServiceNode.builder(new ServiceId(id), role, new ComponentId(component));
  }

  private static Provision provision(String capability, EnvVar... exports) {
    return new Provision(new Capability(capability), List.of(exports));
  }

  private static Requirement requirement(String name, boolean required, String... accepts) {
    return new Requirement(name, List.of(accepts).stream().map(Capability::new).toList(), required);
  }

  private static PublishedPort port(int port, String variable, String range, String purpose) {
    return new PublishedPort(new Port(port), variable, range, purpose);
  }
}
