package io.chimerastack.cli;

import io.chimerastack.model.ComponentId;
import io.chimerastack.model.ServiceNode;
import java.util.List;
import java.util.Map;

/** Asks a database behind the application's back, with the client in its own container. */
final class Sql {
  private static final Map<String, String> CLIENTS =
      Map.of(
          "database/mysql",
          """
          MYSQL_PWD="$MYSQL_PASSWORD" exec mysql --user="$MYSQL_USER" --batch \
          --skip-column-names --execute="$0" "$MYSQL_DATABASE"\
          """,
          "database/mariadb",
          """
          MYSQL_PWD="$MARIADB_PASSWORD" exec mariadb --user="$MARIADB_USER" --batch \
          --skip-column-names --execute="$0" "$MARIADB_DATABASE"\
          """,
          "database/postgresql",
          """
          exec psql --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
          --no-align --tuples-only --command="$0"\
          """);

  private Sql() {}

  /** Returns the rows of a query with one column. */
  static List<String> rows(RunningProject project, ServiceNode database, String query) {
    String client = client(database.component());
    return project
        .compose("exec", "-T", database.id().value(), "sh", "-c", client, query)
        .requireLines();
  }

  /**
   * Returns a script for the shell whose {@code $0} is a query.
   *
   * @throws AssertionError if nobody said how to ask that database
   */
  static String client(ComponentId database) {
    String client = CLIENTS.get(database.value());
    if (client == null) {
      throw new AssertionError("nothing is known of " + database + ": add how it is asked");
    }
    return client;
  }
}
