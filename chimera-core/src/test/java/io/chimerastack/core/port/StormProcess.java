package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One process of the {@link PortRegistryStormIT}: creates, changes and deletes projects in a loop.
 * While it owns freshly leased ports it listens on them, so that a port given twice shows as a bind
 * that fails. It prints a line after each step, and may be killed at any moment.
 */
final class StormProcess {
  static final PortRanges RANGES =
      PortRanges.of(
          Map.of(
              "proxy/nginx", PortRange.of(21_000, 22_499),
              "database/mysql", PortRange.of(21_500, 22_999)),
          "storm");
  static final List<PublishedPort> WANTED =
      List.of(
          new PublishedPort(new Port(80), "WEB_PORT", "proxy/nginx", "web"),
          new PublishedPort(new Port(81), "ADMIN_PORT", "proxy/nginx", "admin"),
          new PublishedPort(new Port(3306), "DB_PORT", "database/mysql", "SQL"));
  private static final int KEPT_PROJECTS = 3;

  private final PortRegistry registry;
  private final Path projects;
  private final String name;
  private final Random random;
  private final PrintStream out;
  private final Deque<String> made = new ArrayDeque<>();

  private StormProcess(Path root, String name, long seed, PrintStream out) {
    this.registry = registry(root);
    this.projects = root.resolve("projects");
    this.name = name;
    this.random = new Random(seed);
    this.out = out;
  }

  static PortRegistry registry(Path root) {
    return new PortRegistry(
        root.resolve("home"),
        Clock.systemUTC(),
        new BindProbe(),
        ProcessLiveness.ofThisMachine(),
        FakeMachine::instanceIn);
  }

  /**
   * Runs the loop.
   *
   * @param args the root directory, a name, a seed, the number of rounds
   */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    StormProcess process =
        new StormProcess(Path.of(args[0]), args[1], Long.parseLong(args[2]), out);
    out.println("ready");
    if (System.in.read() < 0) {
      return; // the test is gone
    }
    for (int round = 0; round < Integer.parseInt(args[3]); round++) {
      process.round(round);
    }
    out.println("done");
  }

  private void round(int round) throws IOException {
    if (made.size() == KEPT_PROJECTS) {
      delete(projects.resolve(made.removeFirst()));
      out.println("deleted");
    }
    String instance = name + "-" + round;
    create(instance);
    if (!made.isEmpty() && random.nextBoolean()) {
      change(made.getLast());
    }
    if (random.nextInt(4) == 0) {
      registry.prune();
      out.println("pruned");
    }
  }

  private void create(String instance) throws IOException {
    Path directory = projects.resolve(instance);
    Leases leases = registry.lease(LeaseRequest.of(instance, directory, WANTED, RANGES));
    report(leases);
    boolean failed = random.nextInt(6) == 0;
    try (Listeners listeners = new Listeners(leases)) {
      out.println("leased");
      listeners.check();
      if (failed) {
        registry.abandon(instance);
        out.println("abandoned");
        return;
      }
      Path staged = projects.resolve("." + instance);
      FakeMachine.write(staged, instance, leases.ports());
      Files.move(staged, directory, StandardCopyOption.ATOMIC_MOVE);
      out.println("written");
    }
    registry.confirm(instance);
    made.add(instance);
    out.println("confirmed");
  }

  private void change(String instance) throws IOException {
    Path directory = projects.resolve(instance);
    Map<String, Port> before =
        FakeMachine.instanceIn(directory).map(KnownInstance::ports).orElseThrow();
    Leases leases =
        registry.lease(
            LeaseRequest.of(instance, directory, WANTED.subList(0, 2), RANGES)
                .withPreferred(before));
    report(leases);
    if (!leases.moves().isEmpty()) {
      out.println("DOUBLE moved without a reason: " + leases.moves());
    }
    Path staged = projects.resolve(instance + "/.env.new");
    Files.writeString(staged, FakeMachine.text(instance, leases.ports()));
    Files.move(staged, directory.resolve(".env"), StandardCopyOption.ATOMIC_MOVE);
    out.println("rewritten");
    registry.confirm(instance);
    out.println("reconfirmed");
  }

  private void report(Leases leases) {
    if (!leases.recoveries().isEmpty()) {
      out.println("GARBLED " + leases.recoveries());
    }
  }

  private static void delete(Path directory) throws IOException {
    Files.delete(directory.resolve(".env"));
    Files.delete(directory);
  }

  /** Listens on every port of a lease. */
  private final class Listeners implements AutoCloseable {
    private final Leases leases;
    private final List<ServerSocket> sockets = new ArrayList<>();

    Listeners(Leases leases) {
      this.leases = leases;
    }

    void check() throws IOException {
      for (Port port : leases.ports().values()) {
        ServerSocket socket = new ServerSocket();
        sockets.add(socket);
        try {
          socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()));
        } catch (IOException e) {
          out.println("DOUBLE " + leases.instance() + " cannot bind " + port + ": " + e);
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
