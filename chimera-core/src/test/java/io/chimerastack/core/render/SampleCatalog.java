package io.chimerastack.core.render;

import io.chimerastack.core.blueprint.Blueprint;
import io.chimerastack.core.blueprint.ProjectName;
import io.chimerastack.core.blueprint.Resolution;
import io.chimerastack.core.blueprint.Resolver;
import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.model.ComponentId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** A small catalog in memory: proxy, dashboard, backend, database, admin tool, edge, root files. */
final class SampleCatalog implements CatalogSource {
  private static final String HEALTHY = "    healthcheck: {test: [CMD, 'true']}\n";

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  SampleCatalog() {
    with("config/defaults.yaml", "components: [core/project, core/proxy, core/edge]\n");
    component("core/project", "directory: '.'");
    with("base/core/project/files/.gitignore.ftl", "# [=project.name]\n.env\n");
    component(
        "core/proxy",
        """
        role: proxy
        service: proxy
        provides: [{capability: proxy/http}]
        ports: [{container: 80, variable: WEB_PORT, range: proxy/nginx, purpose: web}]
        """);
    with("base/core/proxy/compose.yaml.ftl", service("proxy", "image: nginx"));
    with(
        "base/core/proxy/files/default.conf.ftl",
        """
        [#list routes as r]
        location [=r.path] { # [=r.protocol] [=r.service]
        }
        [/#list]
        """);
    component(
        "core/edge",
        """
        role: extra
        service: edge
        environments: [production]
        provides: [{capability: edge/http}]
        uses: [{name: proxy, accepts: [proxy/http]}]
        """);
    with(
        "base/core/edge/compose.prod.yaml.ftl",
        service("edge", "image: caddy\n    ports: ['${HTTP_PORT:-80}:80']"));
    component(
        "core/dashboard",
        """
        role: dashboard
        service: dashboard
        container: false
        environments: [development]
        routes: [{path: /_chimera/, files: dashboard}]
        """);
    with("base/core/dashboard/files/index.html.ftl", "<p>[=services?size]</p>\n");
    component(
        "backend/php",
        """
        role: backend
        service: backend
        versions: {php: '8.4'}
        uses: [{name: database, accepts: [database/mysql], required: false}]
        routes:
          - {path: /, fastcgi: {port: 9000, script: /app/index.php}, fallback: true}
          - {path: /api/, http: 8000}
        health: {path: /api/health, reports: [database]}
        connections: [{title: API, text: 'http://localhost:${WEB_PORT}/api/'}]
        """);
    with(
        "base/backend/php/compose.yaml.ftl",
        service("[=service.id]", "build: ./[=service.directory]"));
    component(
        "database/mysql",
        """
        role: database
        service: database
        provides: [{capability: database/mysql, exports: {DB_HOST: database}}]
        variables: [{name: DB_PASSWORD, secret: true, comment: Password}]
        ports: [{container: 3306, variable: DB_PORT, range: database/mysql, purpose: SQL}]
        """);
    with("base/database/mysql/compose.yaml.ftl", service("database", "image: mysql"));
    component(
        "admin/phpmyadmin",
        """
        role: admin
        service: admin
        environments: [development]
        administers: [database/mysql]
        ports: [{container: 80, variable: ADMIN_PORT, range: admin/phpmyadmin, purpose: web}]
        """);
    with(
        "base/admin/phpmyadmin/compose.yaml.ftl",
        service("admin", "image: phpmyadmin:[=administers.exports.DB_HOST]"));
    with(
        "stacks/backend/php-web/template.yaml",
        """
        kind: stack
        version: 1.0.0
        title: PHP
        description: A PHP application.
        category: backend
        components: [core/dashboard, backend/php, database/mysql, admin/phpmyadmin]
        """);
    with("stacks/backend/php-web/files/STACK.md.ftl", "[=project.stack] [=services?first.id]\n");
  }

  private static String service(String name, String lines) {
    return "services:\n  " + name + ":\n    " + lines + "\n" + HEALTHY;
  }

  /** Adds a file. */
  SampleCatalog with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  SampleCatalog with(String path, byte[] bytes) {
    files.put(path, bytes);
    return this;
  }

  SampleCatalog without(String path) {
    files.remove(path);
    return this;
  }

  /** Adds a component's manifest with the given further lines. */
  SampleCatalog component(String id, String lines) {
    return with(
        "base/" + id + "/template.yaml",
        "kind: component\nversion: 1.0.0\ntitle: "
            + id.substring(id.indexOf('/') + 1)
            + "\ndescription: The "
            + id
            + ".\n"
            + lines
            + "\n");
  }

  /** Adds lines to a component's manifest. */
  SampleCatalog manifest(String id, String lines) {
    String path = "base/" + id + "/template.yaml";
    return with(path, new String(files.get(path), StandardCharsets.UTF_8) + lines + "\n");
  }

  /** Resolves the sample stack, with more components. */
  Resolution resolve(String... added) {
    Blueprint blueprint =
        Blueprint.of(new ProjectName("my-blog"))
            .withStack("backend/php-web", "")
            .withComponents(List.of(added).stream().map(ComponentId::new).toList());
    return Resolver.resolve(blueprint, Catalog.of(List.of(this)));
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public boolean trusted() {
    return true;
  }

  @Override
  public SortedSet<String> paths() {
    return Collections.unmodifiableSortedSet((SortedSet<String>) files.keySet());
  }

  @Override
  public byte[] read(String path) {
    return files.get(path).clone();
  }
}
