package io.chimerastack.model;

import java.util.regex.Pattern;

/** How the proxy hands a request on. */
public sealed interface RouteTarget {
  /** Returns the protocol's name as manifests and templates write it. */
  String protocol();

  /**
   * Plain HTTP (and WebSocket) to a port of the service's container.
   *
   * @param port the container port
   */
  record Http(Port port) implements RouteTarget {
    @Override
    public String protocol() {
      return "http";
    }
  }

  /**
   * FastCGI to a port of the service's container.
   *
   * @param port the container port
   * @param script the absolute path of the front controller inside the container
   */
  record FastCgi(Port port, String script) implements RouteTarget {
    /**
     * Checks the script's path, which lands in the proxy's configuration.
     *
     * @throws IllegalArgumentException if the path is not absolute or has unusual characters
     */
    public FastCgi {
      requirePath("script", script, Pattern.compile("/[A-Za-z0-9._/-]+"));
    }

    @Override
    public String protocol() {
      return "fastcgi";
    }
  }

  /**
   * Files that the proxy itself serves.
   *
   * <p>In production they are part of the proxy's image. Those of a service with a container are
   * then what the image of that service holds, so that they can be built.
   *
   * @param directory the folder, relative to the project's root
   * @param singlePage whether a path that is no file is answered with {@code index.html}, whose
   *     script then decides what to show
   */
  record Files(String directory, boolean singlePage) implements RouteTarget {
    /**
     * Checks the folder, which lands in the proxy's configuration.
     *
     * @throws IllegalArgumentException if the path is absolute or has unusual characters
     */
    public Files {
      requirePath("directory", directory, Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]*"));
    }

    /** Makes a target of which each path is a file. */
    public Files(String directory) {
      this(directory, false);
    }

    @Override
    public String protocol() {
      return "files";
    }
  }

  private static void requirePath(String what, String path, Pattern syntax) {
    if (!syntax.matcher(path).matches() || path.contains("..")) {
      throw new IllegalArgumentException(
          what + " must be a plain path of A-Z a-z 0-9 . _ - /, got '" + path + "'");
    }
  }
}
