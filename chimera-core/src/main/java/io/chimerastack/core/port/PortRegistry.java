package io.chimerastack.core.port;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The one memory of which host ports the user's instances hold, shared by all their checkouts and
 * processes: {@code ports.json} in Chimera's home directory.
 *
 * <p>Every method is one locked read-check-write: no two live leases ever share a port, whatever
 * number of processes ask at once and wherever one of them is killed. Towards other programs a port
 * is only known to be free at the moment of the check. See {@code docs/explanation/ports.md}.
 *
 * <p>The life of a lease: {@link #lease} gives ports that are <em>pending</em>, and end with the
 * calling process; {@link #confirm} makes them the instance's own once its files stand on the disk;
 * {@link #abandon} gives them back when they do not. A confirmed lease ends when it is {@linkplain
 * #release released} or its directory is deleted.
 *
 * <p>Instances are safe for use by several threads, and so are several instances for one home.
 */
public final class PortRegistry {
  private final Path home;
  private final RegistryHome files;
  private final RegistryJson json;
  private final Clock clock;
  private final PortProbe probe;
  private final ProcessLiveness processes;
  private final InstanceLookup instances;

  /**
   * Creates the registry of a home directory. Nothing is read or written yet.
   *
   * @param home Chimera's home directory, absolute; made when first needed; not shared between
   *     machines
   * @param clock gives leases their time
   * @param probe tells whether a port is free on this machine
   * @param processes tells whether the owner of a pending lease still runs
   * @param instances reads which instance lives in a directory: what a killed process has left, and
   *     what a garbled registry is rebuilt from
   * @throws IllegalArgumentException if {@code home} is not absolute
   */
  public PortRegistry(
      Path home,
      Clock clock,
      PortProbe probe,
      ProcessLiveness processes,
      InstanceLookup instances) {
    this(home, clock, probe, processes, instances, RegistryHome.PATIENCE);
  }

  PortRegistry(
      Path home,
      Clock clock,
      PortProbe probe,
      ProcessLiveness processes,
      InstanceLookup instances,
      Duration patience) {
    if (!home.isAbsolute()) {
      throw new IllegalArgumentException("the home directory is absolute, got '" + home + "'");
    }
    this.home = home;
    this.files = new RegistryHome(home, patience);
    this.json = new RegistryJson(home.getFileSystem());
    this.clock = clock;
    this.probe = probe;
    this.processes = processes;
    this.instances = instances;
  }

  /**
   * Gives an instance all the ports it wants, or none. An instance that holds ports keeps them; one
   * whose ports were taken, or that asks for others, moves, and the result says so. Until {@link
   * #confirm} the new ports are pending and the former ones stay held too.
   *
   * @throws PortException if a port cannot be given (INPUT, MISSING), the instance is leased to
   *     another directory that still holds it (INPUT; see {@link #owner}), or the registry cannot
   *     be used (MISSING)
   * @throws IllegalArgumentException if the directory is of another file system than the home
   */
  public Leases lease(LeaseRequest request) {
    checkFileSystem(request.directory());
    return files.locked(
        () -> {
          Contents contents = load(true);
          Decision decision = decide(request, contents);
          if (decision.changes()) {
            store(contents.table());
          }
          return decision.leases();
        });
  }

  /**
   * Returns what {@link #lease} would give now, and writes nothing. Somebody else may be given
   * these ports afterwards.
   *
   * @throws PortException as {@link #lease}
   * @throws IllegalArgumentException as {@link #lease}
   */
  public Leases propose(LeaseRequest request) {
    checkFileSystem(request.directory());
    return reading(changeable -> decide(request, load(false)).leases());
  }

  private Decision decide(LeaseRequest request, Contents contents) {
    LeaseTable table = contents.table();
    Standings standings = new Standings(processes, instances);
    List<Reclaimed> replaced = new ArrayList<>();
    boolean settled = settleLanded(table, request.instance(), standings, replaced);
    Optional<Lease> confirmed = table.confirmed(request.instance());
    Optional<Lease> pending = table.pending(request.instance());
    if (ownership(table, request.instance(), request.directory(), standings)
        instanceof Ownership.Copied copy) {
      throw new PortException(
          Category.INPUT,
          new Problem(
              "instance " + request.instance() + " belongs to " + copy.original().directory(),
              request.directory().toString(),
              "this is a copy: delete COMPOSE_PROJECT_NAME from its .env and run 'chimera apply',"
                  + " which gives it a name and ports of its own"));
    }
    Map<String, Port> current = new TreeMap<>();
    confirmed.ifPresent(lease -> current.putAll(lease.ports()));
    pending
        .filter(lease -> standings.of(lease) == Standing.LIVE)
        .ifPresent(lease -> current.putAll(lease.ports()));
    Leases leases =
        new PortAllocator(request, table, standings, probe, current)
            .allocate(contents.recoveries(), replaced);
    boolean unchanged =
        pending.isEmpty()
            && confirmed
                .map(
                    lease ->
                        lease.directory().equals(request.directory())
                            && lease.ports().equals(leases.ports()))
                .orElse(false);
    if (!unchanged) {
      Lease lease =
          new Lease(
              request.instance(),
              request.directory(),
              leases.ports(),
              confirmed.or(() -> pending).map(Lease::since).orElseGet(this::now),
              new LeaseState.Pending(processes.current()));
      if (!table.add(lease)) {
        throw new IllegalStateException("allocated a port that is leased: " + lease);
      }
    }
    return new Decision(leases, settled || !unchanged || !leases.reclaimed().isEmpty());
  }

  private record Decision(Leases leases, boolean changes) {}

  private Instant now() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  /**
   * Makes an instance's pending ports its own, because its files stand on the disk now. Ports it
   * held before and no longer has are free again, and so are those of any other confirmed instance
   * of the same directory. Without a pending lease nothing changes.
   *
   * @return what was reclaimed from a former instance of the directory, ordered by instance
   * @throws PortException (MISSING) if the instance holds no ports, because somebody released them
   *     in the meantime, or the registry cannot be used
   */
  public List<Reclaimed> confirm(String instance) {
    return files.locked(
        () -> {
          Contents contents = load(true);
          LeaseTable table = contents.table();
          Optional<Lease> pending = table.pending(instance);
          if (pending.isEmpty() && table.confirmed(instance).isEmpty()) {
            throw new PortException(
                Category.MISSING,
                new Problem(
                    "the ports of " + instance + " are no longer leased",
                    files.file().toString(),
                    "run 'chimera apply' in the project: it leases them again"));
          }
          List<Reclaimed> reclaimed = new ArrayList<>();
          pending.ifPresent(lease -> settle(table, lease, lease.ports(), reclaimed));
          if (pending.isPresent()) {
            store(table);
          }
          return List.copyOf(reclaimed);
        });
  }

  /**
   * Confirms what a process left complete that ended before it could confirm. A change that only
   * drops ports looks complete before it is: ports of the confirmed lease that still stand in the
   * project's files are kept too.
   */
  private static boolean settleLanded(
      LeaseTable table, String instance, Standings standings, List<Reclaimed> reclaimed) {
    Optional<Lease> landed =
        table.pending(instance).filter(lease -> !standings.alive(lease)).filter(standings::landed);
    landed.ifPresent(
        lease -> {
          Map<String, Port> ports = new TreeMap<>();
          table
              .confirmed(instance)
              .ifPresent(former -> ports.putAll(standings.standingPorts(former)));
          ports.putAll(lease.ports());
          settle(table, lease, ports, reclaimed);
        });
    return landed.isPresent();
  }

  private static void settle(
      LeaseTable table, Lease pending, Map<String, Port> ports, List<Reclaimed> reclaimed) {
    table.remove(pending);
    table.add(pending.confirm(ports));
    for (Lease other : table.leases()) {
      if (other.confirmed()
          && other.directory().equals(pending.directory())
          && !other.instance().equals(pending.instance())) {
        table.remove(other);
        reclaimed.add(new Reclaimed(other, Reclaimed.Cause.REPLACED));
      }
    }
  }

  /**
   * Gives back an instance's pending ports, because its files were not written. Ports it held
   * before stay its own. Without a pending lease nothing happens.
   *
   * @throws PortException (MISSING) if the registry cannot be used
   */
  public void abandon(String instance) {
    drop(instance, table -> table.pending(instance).stream().toList());
  }

  /**
   * Ends everything an instance holds.
   *
   * @return the leases that ended, at most one pending and one confirmed; empty if it held none
   * @throws PortException (MISSING) if the registry cannot be used
   */
  public List<Lease> release(String instance) {
    return drop(
        instance,
        table -> {
          List<Lease> held = new ArrayList<>();
          table.confirmed(instance).ifPresent(held::add);
          table.pending(instance).ifPresent(held::add);
          return held;
        });
  }

  private List<Lease> drop(String instance, Function<LeaseTable, List<Lease>> choice) {
    Lease.checkInstance(instance);
    return files.locked(
        () -> {
          Contents contents = load(true);
          List<Lease> ended = List.copyOf(choice.apply(contents.table()));
          ended.forEach(contents.table()::remove);
          if (!ended.isEmpty()) {
            store(contents.table());
          }
          return ended;
        });
  }

  /**
   * Ends every lease that no longer holds: of ended processes, of deleted directories, and, because
   * it is asked for, of directories that cannot be reached. What a killed process has left complete
   * is confirmed.
   *
   * @throws PortException (MISSING) if the registry cannot be used
   */
  public Pruned prune() {
    return files.locked(
        () -> {
          Contents contents = load(true);
          LeaseTable table = contents.table();
          Standings standings = new Standings(processes, instances);
          List<Reclaimed> reclaimed = new ArrayList<>();
          boolean settled = false;
          for (Lease lease : table.leases()) {
            Standing standing = standings.of(lease);
            if (standing != Standing.LIVE) {
              table.remove(lease);
              reclaimed.add(new Reclaimed(lease, PortAllocator.cause(standing)));
            } else {
              settled |= settleLanded(table, lease.instance(), standings, reclaimed);
            }
          }
          if (settled || !reclaimed.isEmpty()) {
            store(table);
          }
          return new Pruned(reclaimed, contents.recoveries());
        });
  }

  /**
   * Returns what the registry holds. A garbled one is set aside and rebuilt first; otherwise
   * nothing is written.
   *
   * @throws PortException (MISSING) if the registry cannot be used
   */
  public Listing leases() {
    return reading(
        changeable -> {
          Contents contents = load(changeable);
          Standings standings = new Standings(processes, instances);
          return new Listing(
              contents.table().leases().stream()
                  .map(lease -> new Listing.Entry(lease, standings.of(lease)))
                  .toList(),
              contents.recoveries());
        });
  }

  /**
   * Tells whose an instance id is that was found in a directory, to recognise copies and moves.
   * Nothing is written.
   *
   * @param directory an absolute directory
   * @throws PortException (MISSING) if the registry cannot be used
   * @throws IllegalArgumentException if the directory is not absolute or of another file system
   *     than the home
   */
  public Ownership owner(String instance, Path directory) {
    Path normalised = directory.normalize();
    Lease.checkDirectory(normalised);
    checkFileSystem(normalised);
    return reading(
        changeable -> {
          LeaseTable table = load(false).table();
          return ownership(table, instance, normalised, new Standings(processes, instances));
        });
  }

  private static Ownership ownership(
      LeaseTable table, String instance, Path directory, Standings standings) {
    Ownership found = new Ownership.Unleased();
    List<Lease> leases = new ArrayList<>(table.pending(instance).stream().toList());
    table.confirmed(instance).ifPresent(leases::add);
    for (Lease lease : leases) {
      if (standings.same(lease.directory(), directory)) {
        found = new Ownership.Here(lease);
      } else if (standings.elsewhere(lease)) {
        return new Ownership.Copied(lease);
      } else if (lease.confirmed()) {
        found = new Ownership.Moved(lease);
      }
    }
    return found;
  }

  private <T> T reading(Function<Boolean, T> body) {
    return files.changeable() ? files.locked(() -> body.apply(true)) : body.apply(false);
  }

  private void checkFileSystem(Path directory) {
    if (!directory.getFileSystem().equals(home.getFileSystem())) {
      throw new IllegalArgumentException(
          directory + " and the home directory " + home + " are of different file systems");
    }
  }

  private void store(LeaseTable table) {
    files.write(json.write(table.leases()));
  }

  /** The registry in memory, and what was done to read it. */
  private record Contents(LeaseTable table, List<Recovery> recoveries) {}

  /** Reads the registry; a garbled one is rebuilt, and with {@code repair} replaced at once. */
  private Contents load(boolean repair) {
    Optional<byte[]> text = files.read();
    LeaseTable table = new LeaseTable();
    if (text.isEmpty()) {
      return new Contents(table, List.of());
    }
    RegistryJson.Reading reading = json.read(text.get());
    String fault = reading.fault();
    for (Lease lease : reading.leases()) {
      boolean duplicate =
          lease.confirmed()
              ? table.confirmed(lease.instance()).isPresent()
              : table.pending(lease.instance()).isPresent();
      if (fault.isEmpty() && duplicate) {
        fault = "it lists " + lease.instance() + " twice";
      }
      if (!duplicate && !table.add(lease) && fault.isEmpty()) {
        fault = "it gives a port to " + lease.instance() + " that is another instance's";
      }
    }
    if (fault.isEmpty()) {
      return new Contents(table, List.of());
    }
    List<Path> lost = rebuild(table, json.directories(text.get()));
    if (!repair) {
      return new Contents(table, List.of());
    }
    Path setAside = files.setAside();
    store(table);
    return new Contents(table, List.of(new Recovery(setAside, fault, table.leases(), lost)));
  }

  /** Adds what the projects in these directories say themselves; returns those that are lost. */
  private List<Path> rebuild(LeaseTable table, List<Path> directories) {
    Set<Path> held = new LinkedHashSet<>();
    table.leases().forEach(lease -> held.add(lease.directory()));
    Set<Path> lost = new TreeSet<>();
    for (Path directory : new LinkedHashSet<>(directories)) {
      if (held.contains(directory)) {
        continue;
      }
      boolean added =
          instances
              .in(directory)
              .filter(known -> Lease.isInstance(known.instance()))
              .filter(known -> table.confirmed(known.instance()).isEmpty())
              .map(known -> rebuilt(known, directory))
              .map(table::add)
              .orElse(false);
      if (!added) {
        lost.add(directory);
      }
    }
    return List.copyOf(lost);
  }

  private Lease rebuilt(KnownInstance known, Path directory) {
    return new Lease(known.instance(), directory, known.ports(), now(), new LeaseState.Confirmed());
  }
}
