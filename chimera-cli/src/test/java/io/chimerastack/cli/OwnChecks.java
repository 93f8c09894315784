package io.chimerastack.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.chimerastack.model.ServiceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A component's own tests, run in its container; once for the same files, as the same files in the
 * same image cannot end differently.
 */
final class OwnChecks {
  private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

  private final RunningProject project;
  private final ServiceNode service;
  private final String files;

  private OwnChecks(RunningProject project, ServiceNode service, String files) {
    this.project = project;
    this.service = service;
    this.files = files;
  }

  /** Looks at a service's code, which must be as it was created. */
  static OwnChecks of(RunningProject project, ServiceNode service) throws IOException {
    return new OwnChecks(project, service, fingerprint(project.code(service)));
  }

  /** Runs the tests; fails with what they said if they fail. */
  void pass() {
    if (PASSED.contains(files)) {
      return;
    }
    for (String check : Workbench.of(service.component()).checks()) {
      project.compose("exec", "-T", service.id().value(), "sh", "-c", check).requireOutput();
    }
    PASSED.add(files);
  }

  private static String fingerprint(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile).sorted()::iterator) {
        digest.update(directory.relativize(file).toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
