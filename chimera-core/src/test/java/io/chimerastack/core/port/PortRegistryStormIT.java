package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.model.Port;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many processes on one registry, most of them killed at random moments. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PortRegistryStormIT {
  private static final int PROCESSES = 64;
  private static final int KILLS = 48;
  private static final int ROUNDS = 12;

  private final List<Process> processes = new ArrayList<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @TempDir Path root;

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20261123})
  void givenManyProcesses_whenKilledAtRandom_thenNoPortIsGivenTwice(long seed) throws Exception {
    Files.createDirectories(root.resolve("projects"));
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(i, seed + i));
    }
    awaitEvents("ready", PROCESSES);
    for (Process process : processes) {
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
    }

    Outcome outcome = killAtRandom(new Random(seed));

    assertThat(outcome.alarms()).isEmpty();
    assertThat(outcome.killed()).as("processes killed while they worked").isGreaterThan(KILLS / 2);
    assertSound();
    assertNextLeaseIsQuick();
  }

  private Process start(int number, long seed) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                StormProcess.class.getName(),
                root.toString(),
                "p" + number,
                Long.toString(seed),
                Integer.toString(ROUNDS))
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(() -> read(process), "storm-" + number);
    reader.setDaemon(true);
    reader.start();
    return process;
  }

  private void read(Process process) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(line);
      }
    } catch (IOException e) {
      // a killed process ends in the middle of a line
    }
    events.add("ended");
  }

  private void awaitEvents(String wanted, int count) throws InterruptedException {
    for (int seen = 0; seen < count; seen++) {
      assertThat(events.take()).isEqualTo(wanted);
    }
  }

  private record Outcome(int killed, List<String> alarms) {}

  /** Every line that any process prints is a chance for one of them to be killed. */
  private Outcome killAtRandom(Random random) throws InterruptedException {
    Set<String> steps =
        Set.of(
            "leased",
            "written",
            "confirmed",
            "rewritten",
            "reconfirmed",
            "abandoned",
            "deleted",
            "pruned",
            "done");
    List<String> alarms = new ArrayList<>();
    List<Process> targets = new ArrayList<>(processes);
    int killed = 0;
    for (int ended = 0; ended < PROCESSES; ) {
      String event = events.take();
      if (event.equals("ended")) {
        ended++;
        continue;
      }
      if (steps.stream().noneMatch(step -> step.startsWith(event))) { // a kill can cut a line
        alarms.add(event);
      }
      if (killed < KILLS && random.nextInt(24) == 0) {
        Process victim = targets.remove(random.nextInt(targets.size()));
        killed += victim.isAlive() ? 1 : 0;
        victim.destroyForcibly();
      }
    }
    return new Outcome(killed, alarms);
  }

  private void assertSound() throws IOException {
    PortRegistry registry = StormProcess.registry(root);
    Listing listing = registry.leases();
    assertThat(listing.recoveries()).isEmpty();
    Map<String, Lease> live = new HashMap<>();
    for (Listing.Entry entry : listing.entries()) {
      if (entry.standing() == Standing.LIVE) {
        live.merge(entry.lease().instance(), entry.lease(), (confirmed, pending) -> pending);
      }
    }
    Set<Port> ports = new HashSet<>();
    int projects = 0;
    for (Path directory : projects()) {
      KnownInstance known = FakeMachine.instanceIn(directory).orElseThrow();
      projects++;
      assertThat(live).containsKey(known.instance());
      for (Port port : known.ports().values()) {
        assertThat(ports.add(port)).as("%s of %s is another's too", port, known).isTrue();
      }
    }
    assertThat(projects).isGreaterThan(10);
    registry.prune();
    Map<String, Lease> kept = new HashMap<>();
    registry.leases().leases().forEach(lease -> kept.put(lease.instance(), lease));
    for (Path directory : projects()) {
      KnownInstance known = FakeMachine.instanceIn(directory).orElseThrow();
      assertThat(kept.get(known.instance()).ports()).containsAllEntriesOf(known.ports());
    }
    assertThat(kept).hasSize(projects);
  }

  private List<Path> projects() throws IOException {
    try (Stream<Path> found = Files.list(root.resolve("projects"))) {
      return found
          .filter(directory -> !directory.getFileName().toString().startsWith("."))
          .filter(directory -> Files.exists(directory.resolve(".env")))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void assertNextLeaseIsQuick() throws Exception {
    events.clear();
    Process next = start(PROCESSES, 1);
    processes.add(next);
    next.getOutputStream().write('\n');
    next.getOutputStream().flush();
    for (String event = ""; !event.equals("confirmed"); ) {
      event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("the next create succeeds within seconds").isNotNull();
    }
  }
}
