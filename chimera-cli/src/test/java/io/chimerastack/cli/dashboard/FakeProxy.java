package io.chimerastack.cli.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what the proxy of a stack answers, from a rendered dashboard and invented states. */
final class FakeProxy implements AutoCloseable {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css",
          "js", "text/javascript",
          "svg", "image/svg+xml");

  private final Path dashboard;
  private final String instance;
  private final String secrets;
  private final Map<String, Answer> health = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private record Answer(int status, String body) {}

  FakeProxy(Path dashboard, String instance, String secrets) {
    this.dashboard = dashboard;
    this.instance = instance;
    this.secrets = secrets;
    this.server = listen(0);
  }

  URI origin() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Sets what a service's health route answers from now on. */
  FakeProxy answering(String service, int status, String body) {
    health.put(service, new Answer(status, body));
    return this;
  }

  /** Stops answering. */
  void stop() {
    server.stop(0);
  }

  /** Answers again, on the same port. */
  void start() {
    server = listen(server.getAddress().getPort());
  }

  @Override
  public void close() {
    stop();
    threads.shutdownNow();
  }

  private HttpServer listen(int port) {
    try {
      HttpServer created =
          HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
      created.setExecutor(threads);
      created.createContext("/", exchange -> answer(exchange, 200, "text/html", "an application"));
      created.createContext("/_chimera/", this::dashboard);
      created.start();
      return created;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dashboard(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/_chimera/".length());
    if (path.startsWith("health/")) {
      Answer answer = health.getOrDefault(path.substring("health/".length()), new Answer(404, ""));
      answer(exchange, answer.status(), "application/json", answer.body());
    } else if (path.equals("instance.json")) {
      answer(exchange, 200, "application/json", instance);
    } else if (path.equals("secrets.json")) {
      boolean allowed = "reveal".equals(exchange.getRequestHeaders().getFirst("X-Chimera"));
      answer(exchange, allowed ? 200 : 403, "application/json", allowed ? secrets : "");
    } else {
      file(exchange, dashboard.resolve(path.isEmpty() ? "index.html" : path));
    }
  }

  private void file(HttpExchange exchange, Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      String name = file.getFileName().toString();
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      answer(exchange, 200, type, Files.readString(file));
    } else {
      answer(exchange, 404, "text/plain", "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
