package io.chimerastack.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives of many instances: created, changed, killed half-way, deleted, moved, released, on a
 * machine whose other programs come and go.
 */
class PortRegistryProperties {
  private static final PortRanges RANGES =
      PortRanges.of(
          Map.of(
              "proxy/nginx", PortRange.of(8000, 8029),
              "database/mysql", PortRange.of(3306, 3325),
              "admin/phpmyadmin", PortRange.of(8010, 8039)),
          "test");
  private static final List<PublishedPort> WANTS =
      List.of(
          new PublishedPort(new Port(80), "WEB_PORT", "proxy/nginx", "web"),
          new PublishedPort(new Port(3306), "DB_PORT", "database/mysql", "SQL"),
          new PublishedPort(new Port(81), "ADMIN_PORT", "admin/phpmyadmin", "admin"));

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anySequence_neverGivesAPortTwice(long seed) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      World world = new World(files.getPath("/"), new Random(seed));
      for (int step = 0; step < 250; step++) {
        world.step();
        world.check();
      }
      assertThat(world.granted).as("the sequence did something").isGreaterThan(30);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sameSequence_givesTheSameRegistry(long seed) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
        World world = new World(files.getPath("/"), new Random(seed));
        for (int step = 0; step < 60; step++) {
          world.step();
        }
        Path store = world.home.resolve("ports.json");
        texts.add(Files.exists(store) ? Files.readString(store) : "");
      }
    }
    assertThat(texts.get(0)).isEqualTo(texts.get(1));
  }

  /** What really holds ports, kept apart from what the registry believes. */
  private static final class World {
    private final Random random;
    private final Path projects;
    private final Path home;
    private final FakeMachine machine = new FakeMachine();
    private final PortRegistry registry;

    /** Ports of every project on the disk, by instance. */
    private final Map<String, Map<String, Port>> onDisk = new TreeMap<>();

    private final Map<String, Path> directories = new HashMap<>();

    /** Ports given to a process that still runs and has not confirmed, by instance. */
    private final Map<String, Map<String, Port>> inFlight = new TreeMap<>();

    private final Map<String, OwnerProcess> owners = new HashMap<>();
    private int named;
    private int granted;

    World(Path root, Random random) {
      this.random = random;
      this.projects = root.resolve("projects");
      this.home = root.resolve("home");
      this.registry = machine.registry(home);
    }

    void step() throws IOException {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> start("app" + named++, Map.of());
        case 3 -> pick(onDisk).ifPresent(this::change);
        case 4, 5 -> pick(inFlight).ifPresent(this::finish);
        case 6 -> pick(inFlight).ifPresent(this::fail);
        case 7 -> pick(inFlight).ifPresent(name -> kill(name, random.nextBoolean()));
        case 8 -> delete();
        case 9 -> move();
        case 10 -> foreignPrograms();
        default -> maintenance();
      }
    }

    private void start(String instance, Map<String, Port> preferred) {
      if (inFlight.containsKey(instance)) {
        return;
      }
      OwnerProcess process = machine.start();
      Path directory = directories.computeIfAbsent(instance, name -> projects.resolve(name));
      List<PublishedPort> wanted = new ArrayList<>(WANTS);
      if (random.nextBoolean()) {
        wanted.remove(random.nextInt(wanted.size()));
      }
      LeaseRequest request =
          LeaseRequest.of(instance, directory, wanted, RANGES).withPreferred(preferred);
      if (random.nextInt(5) == 0) {
        request =
            request.withPinned(
                Map.of(wanted.get(0).variable(), new Port(8000 + random.nextInt(40))));
      }
      try {
        Leases leases = registry.lease(request);
        granted++;
        leases
            .ports()
            .values()
            .forEach(
                port -> assertThat(machine.freeAgain(port)).as("%s is not in use", port).isTrue());
        inFlight.put(instance, leases.ports());
        owners.put(instance, process);
      } catch (PortException e) {
        assertThat(e.problems()).isNotEmpty();
        if (!onDisk.containsKey(instance)) {
          directories.remove(instance);
        }
      }
    }

    private void change(String instance) {
      start(instance, random.nextBoolean() ? onDisk.get(instance) : Map.of());
    }

    private void finish(String instance) {
      write(instance);
      registry.confirm(instance);
      inFlight.remove(instance);
    }

    private void write(String instance) {
      Map<String, Port> ports = inFlight.get(instance);
      FakeMachine.write(directories.get(instance), instance, ports);
      onDisk.put(instance, ports);
    }

    private void fail(String instance) {
      registry.abandon(instance);
      inFlight.remove(instance);
    }

    private void kill(String instance, boolean afterWriting) {
      if (afterWriting) {
        write(instance);
      }
      machine.kill(owners.get(instance));
      inFlight.remove(instance);
    }

    private void delete() throws IOException {
      Optional<String> instance = pick(onDisk);
      if (instance.isPresent() && !inFlight.containsKey(instance.get())) {
        Path directory = directories.remove(instance.get());
        Files.delete(directory.resolve(".env"));
        Files.delete(directory);
        onDisk.remove(instance.get());
      }
    }

    private void move() throws IOException {
      Optional<String> instance = pick(onDisk);
      if (instance.isEmpty() || inFlight.containsKey(instance.get())) {
        return;
      }
      String name = instance.get();
      Path target = projects.resolve(name + "-moved" + named++);
      Files.move(directories.get(name), target);
      directories.put(name, target);
      assertThat(registry.owner(name, target)).isNotInstanceOf(Ownership.Copied.class);
      // Until its next command a moved project is one that the registry cannot find.
      Map<String, Port> ports = onDisk.remove(name);
      start(name, ports);
      if (inFlight.containsKey(name)) {
        finish(name);
      }
    }

    private void foreignPrograms() {
      machine.used.clear();
      machine.lingering.clear();
      for (int i = 0; i < 6; i++) {
        Port port = new Port((random.nextBoolean() ? 8000 : 3306) + random.nextInt(20));
        (random.nextBoolean() ? machine.used : machine.lingering).add(port);
      }
    }

    private void maintenance() {
      switch (random.nextInt(3)) {
        case 0 -> registry.prune();
        case 1 -> registry.leases();
        default ->
            pick(onDisk)
                .filter(name -> !inFlight.containsKey(name))
                .ifPresent(
                    name -> {
                      registry.release(name);
                      onDisk.remove(name);
                      delete(directories.remove(name));
                    });
      }
    }

    private static void delete(Path directory) {
      try {
        Files.delete(directory.resolve(".env"));
        Files.delete(directory);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private Optional<String> pick(Map<String, ?> of) {
      return of.isEmpty()
          ? Optional.empty()
          : Optional.of(List.copyOf(of.keySet()).get(random.nextInt(of.size())));
    }

    void check() {
      Map<Port, String> holders = new HashMap<>();
      onDisk.forEach((instance, ports) -> hold(holders, instance, ports));
      inFlight.forEach((instance, ports) -> hold(holders, instance, ports));
      Listing listing = registry.leases();
      assertThat(listing.recoveries()).isEmpty();
      Map<Port, String> leased = new HashMap<>();
      Set<String> live = new HashSet<>();
      for (Listing.Entry entry : listing.entries()) {
        hold(leased, entry.lease().instance(), entry.lease().ports());
        if (entry.standing() == Standing.LIVE) {
          live.add(entry.lease().instance());
        }
      }
      assertThat(live).containsAll(onDisk.keySet()).containsAll(inFlight.keySet());
      assertThat(leased).containsAllEntriesOf(holders);
    }

    private static void hold(Map<Port, String> holders, String instance, Map<String, Port> ports) {
      assertThat(new HashSet<>(ports.values())).hasSize(ports.size());
      for (Port port : ports.values()) {
        String other = holders.putIfAbsent(port, instance);
        assertThat(other == null || other.equals(instance))
            .as("%s of %s is also %s's", port, instance, other)
            .isTrue();
      }
    }
  }
}
