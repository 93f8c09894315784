package io.chimerastack.core;

import io.chimerastack.core.compose.EnvEntry;
import io.chimerastack.core.docker.ContainerEngine;
import io.chimerastack.core.docker.EnginePort;
import io.chimerastack.core.port.LeaseRequest;
import io.chimerastack.core.port.Leases;
import io.chimerastack.core.port.Ownership;
import io.chimerastack.core.port.PortRanges;
import io.chimerastack.core.port.PortRegistry;
import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.project.EnvFile;
import io.chimerastack.core.project.Instance;
import io.chimerastack.core.project.Owner;
import io.chimerastack.core.project.ProjectException;
import io.chimerastack.core.project.SecretSource;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Gives each checkout what it has for itself: a name, ports, secrets. Whoever asks gets the same
 * answer as before, unless the checkout is a copy of another one or lost a port.
 */
final class Checkouts {
  private static final long PATIENCE_SECONDS = 5;

  private final PortRegistry registry;
  private final ContainerEngine engine;
  private final SecretSource secrets;

  Checkouts(PortRegistry registry, ContainerEngine engine, SecretSource secrets) {
    this.registry = registry;
    this.engine = engine;
    this.secrets = secrets;
  }

  /**
   * What a checkout is and needs.
   *
   * @param directory the project's root, which may not exist yet
   * @param owner an existing directory whose owner containers run as
   * @param project the project's name
   * @param env its {@code .env}; empty for a new one
   * @param entries the keys that the project needs, in order
   * @param wanted the ports that its services publish
   * @param ranges where new ports come from
   * @param pinned ports that must be taken exactly, by key
   * @param strict whether a moved port is refused
   */
  record Need(
      Path directory,
      Path owner,
      String project,
      EnvFile env,
      List<EnvEntry> entries,
      List<PublishedPort> wanted,
      PortRanges ranges,
      Map<String, Port> pinned,
      boolean strict) {}

  /**
   * What a checkout gets.
   *
   * @param instance its name, ports and secrets
   * @param env its new {@code .env}
   * @param leases the ports and what was moved
   * @param copied whether it was found to be a copy of another checkout
   */
  record Granted(Instance instance, EnvFile env, Leases leases, boolean copied) {
    /** Returns what the user should know, one line each. */
    List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (copied) {
        notes.add(
            "this is a copy of another checkout: it got its own name ("
                + instance.name()
                + "), ports and passwords");
      }
      leases.moves().forEach(move -> notes.add("port moved: " + move));
      leases
          .detours()
          .forEach(
              detour ->
                  notes.add(detour.variable() + " is " + detour.after() + ": " + detour.reason()));
      leases
          .recoveries()
          .forEach(
              recovery ->
                  notes.add(
                      "the port registry was unreadable ("
                          + recovery.cause()
                          + "); it was rebuilt, and the old file kept as "
                          + recovery.setAside()));
      return List.copyOf(notes);
    }
  }

  /**
   * Asks the engine, on another thread, which ports containers publish; for a new project, which
   * needs no engine: one that does not answer soon has nothing to say.
   */
  CompletableFuture<List<EnginePort>> askEngineBriefly() {
    CompletableFuture<List<EnginePort>> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(engine.publishedPorts());
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            "chimera-engine");
    thread.setDaemon(true);
    thread.start();
    return answer
        .completeOnTimeout(List.of(), PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(e -> List.of());
  }

  /**
   * Returns which ports containers publish; for an existing project, whose own containers hold its
   * ports.
   *
   * @throws io.chimerastack.core.docker.EngineException if there is an engine that does not answer
   */
  List<EnginePort> askEngine() {
    return engine.publishedPorts();
  }

  /** Makes what was granted the checkout's own, because its files are written. */
  void confirm(Granted granted) {
    uninterrupted(() -> registry.confirm(granted.instance().name()));
  }

  /** Gives back what was granted, because its files were not written. */
  void abandon(Granted granted) {
    uninterrupted(() -> registry.abandon(granted.instance().name()));
  }

  /** An interrupt ends the work, not the tidying up after it. */
  private static void uninterrupted(Runnable work) {
    boolean interrupted = Thread.interrupted();
    try {
      work.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Leases the ports of a checkout. The leases are pending: confirm or abandon them.
   *
   * @throws io.chimerastack.core.port.PortException if a port cannot be had
   */
  Granted lease(Need need, List<EnginePort> published) {
    return grant(need, published, true);
  }

  /** Returns what {@link #lease} would give, and leases nothing. */
  Granted propose(Need need, List<EnginePort> published) {
    return grant(need, published, false);
  }

  private Granted grant(Need need, List<EnginePort> published, boolean lease) {
    Optional<String> known =
        need.env().value(EnvEntry.PROJECT_NAME).filter(name -> !name.isEmpty());
    known.ifPresent(name -> requireInstanceName(name, need.directory()));
    boolean copied =
        known.isPresent()
            && registry.owner(known.get(), need.directory()) instanceof Ownership.Copied;
    boolean own = known.isPresent() && !copied;
    String name = own ? known.get() : newName(need);
    EnvFile env = copied ? withNewSecrets(need.env(), need.entries()) : need.env();
    LeaseRequest request =
        LeaseRequest.of(name, need.directory(), need.wanted(), need.ranges())
            .withPinned(need.pinned())
            .withPreferred(own ? env.ports(need.entries()) : Map.of())
            .withStrict(need.strict())
            .withPublished(byOthers(name, published), byInstance(name, published));
    Leases leases = lease ? registry.lease(request) : registry.propose(request);
    Instance instance =
        Instance.of(name, Owner.of(need.owner()), leases.ports(), need.entries(), env, secrets);
    return new Granted(instance, instance.writeTo(env, need.entries()), leases, copied);
  }

  private String newName(Need need) {
    String name = Instance.newName(need.project(), secrets);
    if (registry.owner(name, need.directory()) instanceof Ownership.Unleased) {
      return name;
    }
    return Instance.newName(need.project(), secrets); // once in two thousand million
  }

  private EnvFile withNewSecrets(EnvFile env, List<EnvEntry> entries) {
    EnvFile fresh = env;
    for (EnvEntry entry : entries) {
      if (entry.secret() && env.value(entry.name()).isPresent()) {
        fresh = fresh.withValue(entry.name(), secrets.secret());
      }
    }
    return fresh;
  }

  private static void requireInstanceName(String name, Path directory) {
    // https://docs.docker.com/compose/how-tos/project-name/
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new ProjectException(
          Category.INPUT,
          List.of(
              new Problem(
                  EnvEntry.PROJECT_NAME + " is '" + name + "', which Compose refuses",
                  directory.resolve(EnvFile.NAME).toString(),
                  "use a-z, 0-9, '_' and '-', starting with a letter or digit, or remove the line"
                      + " for a new name")),
          null);
    }
  }

  private static Map<Port, String> byOthers(String instance, List<EnginePort> published) {
    Map<Port, String> others = new HashMap<>();
    for (EnginePort port : published) {
      if (!port.composeProject().equals(instance)) {
        others.putIfAbsent(port.port(), "container " + port.container());
      }
    }
    return others;
  }

  private static Set<Port> byInstance(String instance, List<EnginePort> published) {
    Set<Port> own = new HashSet<>();
    for (EnginePort port : published) {
      if (port.running() && port.composeProject().equals(instance)) {
        own.add(port.port());
      }
    }
    return own;
  }
}
