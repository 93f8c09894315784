package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A machine whose used ports and running processes a test decides. */
final class FakeMachine implements PortProbe, ProcessLiveness {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final Set<Port> used = new HashSet<>();
  final Set<Port> lingering = new HashSet<>();
  private final Set<OwnerProcess> ended = new HashSet<>();
  private OwnerProcess current = new OwnerProcess(1000, NOW);

  @Override
  public boolean free(Port port) {
    return !used.contains(port) && !lingering.contains(port);
  }

  @Override
  public boolean freeAgain(Port port) {
    return !used.contains(port);
  }

  @Override
  public OwnerProcess current() {
    return current;
  }

  @Override
  public boolean alive(OwnerProcess process) {
    return !ended.contains(process);
  }

  /** Makes the next calls come from a new process. */
  OwnerProcess start() {
    current = new OwnerProcess(current.pid() + 1, NOW);
    return current;
  }

  void become(OwnerProcess process) {
    current = process;
  }

  void kill(OwnerProcess process) {
    ended.add(process);
  }

  PortRegistry registry(Path home) {
    return new PortRegistry(home, CLOCK, this, this, FakeMachine::instanceIn);
  }

  /** Writes a project as far as the registry cares: its id and its ports. */
  static void write(Path directory, String instance, Map<String, Port> ports) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve(".env"), text(instance, ports));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String instance, Map<String, Port> ports) {
    return new TreeMap<>(ports)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .map(line -> line + "\n")
            .collect(Collectors.joining("", instance + "\n", ""));
  }

  static Optional<KnownInstance> instanceIn(Path directory) {
    Path file = directory.resolve(".env");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      Map<String, Port> ports = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int equals = line.indexOf('=');
        ports.put(
            line.substring(0, equals), new Port(Integer.parseInt(line.substring(equals + 1))));
      }
      return Optional.of(new KnownInstance(lines.get(0), ports));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
