package io.chimerastack.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small catalog of an embedder's own: a site, and what it may keep its visits in. */
final class SiteTemplates {
  private SiteTemplates() {}

  /** Writes the catalog into a directory, which may be in memory, and returns the directory. */
  static Path write(Path root) throws IOException {
    put(root, "config/ports.yaml", "proxy: {site: 21000-21099}\ncache: {redis: 21100-21199}\n");
    put(root, "config/defaults.yaml", "components: [site/notes]\n");
    put(
        root,
        "base/site/pages/template.yaml",
        """
        kind: component
        version: 1.0.0
        title: Site
        description: Serves the pages.
        role: proxy
        service: site
        uses: [{name: cache, accepts: [cache/redis], required: false}]
        ports: [{container: 80, variable: WEB_PORT, range: proxy/site, purpose: pages}]
        """);
    put(
        root,
        "base/site/pages/compose.yaml.ftl",
        """
        services:
          site:
            image: nginx:1.29-alpine
            volumes: ["./site:/usr/share/nginx/html:ro"]
            healthcheck: {test: [CMD, wget, -qO-, "http://127.0.0.1/"]}
        """);
    put(root, "base/site/pages/compose.prod.yaml.ftl", "services: {site: {volumes: null}}\n");
    put(
        root,
        "base/site/pages/files/index.html.ftl",
        """
        <h1>[=project.name]</h1>
        [#if uses.cache??]
        <p>Visits are kept in [=uses.cache.title].</p>
        [/#if]
        <p>Made with Chimera.</p>
        """);
    put(
        root,
        "base/site/notes/template.yaml",
        """
        kind: component
        version: 1.0.0
        title: Notes
        description: What to know about the site.
        directory: .
        """);
    put(root, "base/site/notes/files/NOTES.md", "Change the pages below site/.\n");
    put(
        root,
        "base/cache/redis/template.yaml",
        """
        kind: component
        version: 1.0.0
        title: Redis
        description: Keeps the visits.
        role: extra
        service: cache
        provides: [{capability: cache/redis, exports: {REDIS_URL: "redis://cache:6379"}}]
        ports: [{container: 6379, variable: CACHE_PORT, range: cache/redis, purpose: Redis}]
        variables: [{name: CACHE_PASSWORD, secret: true, comment: Password of the cache}]
        """);
    put(
        root,
        "base/cache/redis/compose.yaml.ftl",
        """
        services:
          cache:
            image: redis:8-alpine
            command: ["--requirepass", "${CACHE_PASSWORD}"]
            healthcheck: {test: [CMD, redis-cli, ping]}
        """);
    put(
        root,
        "stacks/site/plain/template.yaml",
        """
        kind: stack
        version: 1.0.0
        title: Site
        description: A site of plain pages.
        category: site
        components: [site/notes]
        variants:
          axis: cache
          default: without
          choices:
            without: {title: No cache, components: [site/pages]}
            redis: {title: Redis, components: [site/pages, cache/redis]}
        """);
    return root;
  }

  private static void put(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
