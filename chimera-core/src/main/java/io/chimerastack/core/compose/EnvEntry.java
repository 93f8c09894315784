package io.chimerastack.core.compose;

import java.util.regex.Pattern;

/**
 * One key of a project's {@code .env}, in the order in which a fresh one lists them.
 *
 * @param name the key, such as {@code DB_PORT}
 * @param value the default; empty where each checkout has its own ({@link Source#CHECKOUT}, {@link
 *     Source#PORT}, {@link Source#SECRET})
 * @param source where the value in a checkout comes from
 * @param comment one line for a newcomer
 * @param service the service that needs the key; empty for those of the project itself
 * @param group the heading under which the key stands: {@code Project}, or a service with its title
 */
public record EnvEntry(
    String name, String value, Source source, String comment, String service, String group) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");

  /** Where the value of a key comes from. */
  public enum Source {
    /** The value itself is the default; the user may change it. */
    DEFAULT,
    /** It belongs to this checkout: the Compose project's name, the owner of the files. */
    CHECKOUT,
    /** A host port, leased for this checkout. */
    PORT,
    /** A random secret, generated for this checkout. */
    SECRET
  }

  /** The key that names the containers, networks and volumes of a checkout. */
  public static final String PROJECT_NAME = "COMPOSE_PROJECT_NAME";

  /** The key that holds the numeric id of the user who owns the checkout. */
  public static final String HOST_UID = "HOST_UID";

  /** The key that holds the numeric id of the group that owns the checkout. */
  public static final String HOST_GID = "HOST_GID";

  /** Tells whether a random value is generated, which must never leave {@code .env}. */
  public boolean secret() {
    return source == Source.SECRET;
  }

  /** Tells whether the value is a leased host port. */
  public boolean port() {
    return source == Source.PORT;
  }

  /** Returns {@code name=value} with the default, quoted as Compose reads it. */
  public String line() {
    return name + "=" + quoted(value);
  }

  /**
   * Returns a value as it must stand in {@code .env} so that Compose reads exactly this value.
   *
   * @see <a
   *     href="https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax">Env
   *     file syntax</a>
   */
  public static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    if (value.indexOf('\'') < 0 && value.indexOf('\n') < 0 && value.indexOf('\\') < 0) {
      return "'" + value + "'";
    }
    return '"'
        + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$").replace("\n", "\\n")
        + '"';
  }
}
