package io.chimerastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What answers at one origin, asked the way a browser asks. */
record Site(URI origin) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(PATIENCE)
          .build();

  /** Returns the site at the address. */
  static Site at(String url) {
    return new Site(URI.create(url));
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "application/json", "");
  }

  HttpResponse<String> postJson(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  HttpResponse<String> send(String method, String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(origin.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + request, e);
    }
  }

  /** Tells whether anything answers. */
  boolean answers() {
    try {
      get("/");
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
