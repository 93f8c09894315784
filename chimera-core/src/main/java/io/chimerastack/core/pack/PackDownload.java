package io.chimerastack.core.pack;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Downloads an archive: over TLS, or from this machine itself; within limits of size and time. */
final class PackDownload {
  static final long MAX_BYTES = 64L << 20;

  private static final int MAX_REDIRECTS = 5;
  private static final int OK = 200;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int BUFFER = 1 << 16;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private PackDownload() {}

  /**
   * Returns the URL.
   *
   * @throws PackException if it is none that is fetched
   */
  static URI check(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw PackException.input("'" + text + "' is no URL", "", "correct it");
    }
    return check(url);
  }

  private static URI check(URI url) {
    String scheme = String.valueOf(url.getScheme());
    String host = url.getHost();
    if (host == null) {
      throw PackException.input("the URL names no host", url.toString(), "correct it");
    }
    boolean local = scheme.equals("http") && LOOPBACK.contains(host);
    if (!scheme.equals("https") && !local) {
      throw PackException.input(
          "packs are fetched over https only", url.toString(), "use an https:// URL");
    }
    if (url.getUserInfo() != null) {
      throw PackException.input(
          "the URL holds a user or password",
          scheme + "://…@" + host,
          "download the archive yourself and give its path");
    }
    return url;
  }

  /**
   * Downloads.
   *
   * @param file the new file
   * @throws PackException if it cannot be had or is too large
   */
  static void fetch(URI url, Path file) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    URI next = url;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      HttpResponse<InputStream> response = ask(client, next);
      try (InputStream body = response.body()) {
        if (REDIRECTS.contains(response.statusCode())) {
          next = redirected(next, response);
          continue;
        }
        if (response.statusCode() != OK) {
          throw missing("the server answers " + response.statusCode(), next, "check the URL");
        }
        if (response.headers().firstValueAsLong("Content-Length").orElse(0) > MAX_BYTES) {
          throw tooLarge(next);
        }
        write(body, file, next);
        return;
      }
    }
    throw missing("more than " + MAX_REDIRECTS + " redirects", url, "give the last address");
  }

  private static HttpResponse<InputStream> ask(HttpClient client, URI url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url).timeout(ANSWER).header("User-Agent", "chimera").build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PackException(
          Category.INTERRUPTED,
          List.of(new Problem("interrupted; nothing was changed", "", "run the command again")),
          e);
    } catch (IOException e) {
      throw new PackException(
          Category.MISSING,
          List.of(
              new Problem(
                  "the server cannot be reached: "
                      + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                  url.toString(),
                  "check the address and your connection")),
          e);
    }
  }

  /** A redirect may not lead away from TLS. */
  private static URI redirected(URI from, HttpResponse<InputStream> response) {
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> missing("a redirect leads nowhere", from, "check the URL"));
    try {
      URI to = check(from.resolve(new URI(location)));
      if (from.getScheme().equals("https") && !to.getScheme().equals("https")) {
        throw PackException.input(
            "the server redirects away from https", to.toString(), "use another address");
      }
      return to;
    } catch (URISyntaxException e) {
      throw missing("a redirect leads to '" + location + "'", from, "check the URL");
    }
  }

  private static void write(InputStream body, Path file, URI url) throws IOException {
    long started = System.nanoTime();
    byte[] buffer = new byte[BUFFER];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        total += n;
        if (total > MAX_BYTES) {
          throw tooLarge(url);
        }
        if (System.nanoTime() - started > LONGEST_NANOS) {
          throw missing("the download takes longer than five minutes", url, "download it yourself");
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private static PackException tooLarge(URI url) {
    return PackException.input(
        "the archive is larger than " + (MAX_BYTES >> 20) + " MiB",
        url.toString(),
        "make the pack smaller");
  }

  private static PackException missing(String what, URI url, String fix) {
    return new PackException(
        Category.MISSING, List.of(new Problem(what, url.toString(), fix)), null);
  }
}
