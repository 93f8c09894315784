package io.chimerastack.core.catalog;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small catalog in memory that tests change to their liking. */
final class SampleCatalog {
  static final String DATABASE =
      """
      kind: component
      version: 1.0.0
      title: MySQL
      description: Keeps the data.
      role: database
      service: database
      versions: {mysql: "9.4"}
      provides:
        - capability: database/mysql
          exports:
            DB_HOST: database
            DATABASE_URL: mysql://${DB_USERNAME}@database:3306/app
      ports:
        - {container: 3306, variable: DB_PORT, range: database/mysql, purpose: SQL}
      variables:
        - {name: DB_DATABASE, value: app, comment: The database}
        - {name: DB_PASSWORD, secret: true, comment: Its password, environments: [production]}
      connections:
        - {title: From this machine, text: "mysql -P ${DB_PORT}"}
      post_copy:
        - {delete: old, when: "!(uses.database??)"}
        - {rename: {from: a, to: b}}
        - {chmod: {path: run.sh, mode: "755"}}
        - command: [echo, done]
      """;

  static final String BACKEND =
      """
      kind: component
      version: 2.1.0-beta.1
      title: PHP
      description: Answers the API.
      role: backend
      service: backend
      directory: backend
      uses:
        - {name: database, accepts: [database/mysql, database/mariadb]}
        - {name: cache, accepts: [cache/redis], required: false}
      routes:
        - {path: /api/, fastcgi: {port: 9000, script: /app/public/index.php}}
        - {path: /, http: 8080, fallback: true}
        - {path: /docs/, files: docs}
      health: {path: /api/health, reports: [database]}
      """;

  static final String FILES =
      """
      kind: component
      version: 1.0.0
      title: Project files
      description: What every project has.
      directory: .
      """;

  static final String STACK =
      """
      kind: stack
      version: 1.0.0
      title: PHP web
      description: A web application.
      category: backend
      components: [backend/php]
      variants:
        axis: database
        default: mysql
        choices:
          mysql: {title: MySQL, components: [database/mysql]}
          none: {title: None, components: [core/project]}
      """;

  private final Path root;

  private SampleCatalog(Path root) {
    this.root = root;
  }

  /** Starts an empty directory in memory. */
  static SampleCatalog empty() {
    Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("/templates");
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SampleCatalog(root);
  }

  /** Starts with a stack of two variants and its three components. */
  static SampleCatalog whole() {
    return empty()
        .with("base/database/mysql/template.yaml", DATABASE)
        .with("base/database/mysql/compose.yaml.ftl", "services: {database: {image: mysql}}\n")
        .with("base/database/mysql/files/my.cnf", "[mysqld]\n")
        .with("base/backend/php/template.yaml", BACKEND)
        .with("base/backend/php/compose.yaml.ftl", "services: {backend: {image: php}}\n")
        .with("base/core/project/template.yaml", FILES)
        .with("stacks/backend/php-web/template.yaml", STACK)
        .with("stacks/backend/php-web/files/README.md", "# Hello\n")
        .with("config/ports.yaml", "database: {mysql: 3306-3399}\n")
        .with("config/defaults.yaml", "components: [core/project]\n");
  }

  SampleCatalog with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SampleCatalog without(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  CatalogSource source() {
    return CatalogSource.directory(root);
  }
}
