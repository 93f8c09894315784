package io.chimerastack.core.port;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides the ports of one request: pinned ones first, then those of {@code .env}, then those the
 * instance held, then the first free ones of their ranges, each in the order of the request. All or
 * nothing: the problems of all ports are reported together. Leases in the way that no longer hold
 * are removed from the table.
 */
final class PortAllocator {
  private static final int OWNERS_NAMED = 5;

  private final LeaseRequest request;
  private final LeaseTable table;
  private final Standings standings;
  private final PortProbe probe;
  private final SortedMap<String, Port> current;
  private final Set<Port> owned = new HashSet<>();

  private final Map<String, Port> given = new HashMap<>();
  private final Map<Port, String> claimed = new HashMap<>();
  private final Map<String, PortMove> moved = new HashMap<>();
  private final Map<String, Lost> lost = new HashMap<>();
  private final Map<String, PortMove> detoured = new HashMap<>();
  private final Map<String, Integer> cursors = new HashMap<>();
  private final List<Reclaimed> reclaimed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Category category = Category.MISSING;

  /**
   * Prepares a decision.
   *
   * @param current the ports that the instance holds, by variable
   */
  PortAllocator(
      LeaseRequest request,
      LeaseTable table,
      Standings standings,
      PortProbe probe,
      Map<String, Port> current) {
    this.request = request;
    this.table = table;
    this.standings = standings;
    this.probe = probe;
    this.current = new TreeMap<>(current);
    owned.addAll(current.values());
    owned.addAll(request.preferred().values());
    owned.addAll(request.inUseByInstance());
  }

  /** The port that a variable should have kept, and why it could not. */
  private record Lost(Port port, String reason) {}

  /** What stands in the way of a port. */
  private record Obstacle(Kind kind, String reason) {
    enum Kind {
      LEASE,
      CONTAINER,
      PROGRAM,
      PROJECT
    }
  }

  /**
   * Decides.
   *
   * @param recoveries what was done to read the registry, for the result
   * @param before what was reclaimed already, for the result
   * @throws PortException if a port cannot be given
   */
  Leases allocate(List<Recovery> recoveries, List<Reclaimed> before) {
    reclaimed.addAll(before);
    checkRequest();
    if (problems.isEmpty()) {
      claimPinned();
      claimFrom(request.preferred());
      claimFrom(current);
      request.wanted().stream().filter(this::open).forEach(this::claimFresh);
    }
    if (!problems.isEmpty()) {
      throw new PortException(category, problems, null);
    }
    return leases(recoveries);
  }

  private void checkRequest() {
    Map<Port, String> pins = new HashMap<>();
    Set<String> known = new HashSet<>(variables());
    new TreeMap<>(request.pinned())
        .forEach(
            (variable, port) -> {
              if (!known.contains(variable)) {
                reject(
                    "no service of this project publishes a port as " + variable,
                    "the variables are " + String.join(", ", variables()));
              }
              String other = pins.putIfAbsent(port, variable);
              if (other != null) {
                reject(
                    "port " + port + " is asked for twice, for " + other + " and " + variable,
                    "give each its own port");
              }
            });
    request.wanted().stream()
        .map(PublishedPort::range)
        .distinct()
        .filter(key -> !request.ranges().has(key))
        .forEach(
            key -> {
              category = Category.INPUT;
              problems.add(request.ranges().missing(key));
            });
  }

  private void reject(String what, String fix) {
    category = Category.INPUT;
    problems.add(new Problem(what, "", fix));
  }

  private List<String> variables() {
    return request.wanted().stream().map(PublishedPort::variable).toList();
  }

  private boolean open(PublishedPort want) {
    return !given.containsKey(want.variable()) && !request.pinned().containsKey(want.variable());
  }

  private void claimPinned() {
    for (PublishedPort want : request.wanted()) {
      Port port = request.pinned().get(want.variable());
      if (port == null) {
        continue;
      }
      Optional<Obstacle> obstacle = obstacle(port, owned.contains(port), false);
      if (obstacle.isEmpty()) {
        claim(want, port);
      } else {
        problems.add(
            new Problem(
                "port "
                    + port
                    + " was asked for as "
                    + want.variable()
                    + ", but "
                    + obstacle.get().reason(),
                "",
                remedy(obstacle.get())));
      }
    }
  }

  private void claimFrom(Map<String, Port> wishes) {
    for (PublishedPort want : request.wanted()) {
      Port port = wishes.get(want.variable());
      if (port == null || !open(want)) {
        continue;
      }
      Optional<Obstacle> obstacle = obstacle(port, true, false);
      if (obstacle.isEmpty()) {
        claim(want, port);
      } else if (request.strict()) {
        refuse(want, port, obstacle.get());
      } else {
        lost.putIfAbsent(want.variable(), new Lost(port, obstacle.get().reason()));
      }
    }
  }

  private void claim(PublishedPort want, Port port) {
    given.put(want.variable(), port);
    claimed.put(port, want.variable());
    Lost before = lost.get(want.variable());
    Port held = current.get(want.variable());
    if (before != null && !before.port().equals(port)) {
      moved.put(
          want.variable(), new PortMove(want.variable(), before.port(), port, before.reason()));
    } else if (held != null && !held.equals(port)) {
      moved.put(want.variable(), new PortMove(want.variable(), held, port, "asked for"));
    }
  }

  private void refuse(PublishedPort want, Port port, Obstacle obstacle) {
    boolean known =
        problems.stream().anyMatch(problem -> problem.what().startsWith(want.variable() + " "));
    if (!known) {
      problems.add(
          new Problem(
              want.variable() + " cannot have port " + port + ": " + obstacle.reason(),
              "",
              remedy(obstacle) + ", or do without --strict-ports"));
    }
  }

  /** Takes the first free port of the range, those of unreachable directories last. */
  private void claimFresh(PublishedPort want) {
    if (request.strict() && lost(want)) {
      return;
    }
    PortRange range = request.ranges().range(want);
    int start = cursors.getOrDefault(want.range(), range.first().number());
    @Nullable Obstacle first = null;
    Port preferred = range.first();
    for (int number = start; number <= range.last().number(); number++) {
      Port port = new Port(number);
      Optional<Obstacle> obstacle = obstacle(port, false, false);
      if (obstacle.isEmpty()) {
        cursors.put(want.range(), number + 1);
        finish(want, port, preferred, first);
        return;
      }
      if (first == null && obstacle.get().kind() != Obstacle.Kind.PROJECT) {
        first = obstacle.get();
        preferred = port;
      }
    }
    for (int number = range.first().number(); number <= range.last().number(); number++) {
      Port port = new Port(number);
      if (obstacle(port, false, true).isEmpty()) {
        finish(want, port, preferred, first);
        return;
      }
    }
    exhausted(want, range);
  }

  private boolean lost(PublishedPort want) {
    return request.preferred().containsKey(want.variable()) || current.containsKey(want.variable());
  }

  private void finish(PublishedPort want, Port port, Port preferred, @Nullable Obstacle first) {
    boolean fresh = !lost(want);
    if (fresh && first != null && request.strict()) {
      refuse(want, preferred, first);
      return;
    }
    claim(want, port);
    if (fresh && first != null && !preferred.equals(port)) {
      detoured.put(want.variable(), new PortMove(want.variable(), preferred, port, first.reason()));
    }
  }

  private Optional<Obstacle> obstacle(Port port, boolean again, boolean unreachableToo) {
    String sibling = claimed.get(port);
    if (sibling != null) {
      return Optional.of(
          new Obstacle(Obstacle.Kind.PROJECT, port + " is " + sibling + " of this project"));
    }
    List<Reclaimed> ended = new ArrayList<>();
    for (Lease holder : table.holders(port)) {
      Standing standing = foreign(holder) ? standings.of(holder) : Standing.ENDED;
      if (standing == Standing.LIVE || (standing == Standing.UNREACHABLE && !unreachableToo)) {
        return Optional.of(
            new Obstacle(Obstacle.Kind.LEASE, port + " is leased to " + holder.owner()));
      }
      if (foreign(holder)) {
        ended.add(new Reclaimed(holder, cause(standing)));
      }
    }
    if (!(again && request.inUseByInstance().contains(port))) {
      String publisher = request.takenByEngine().get(port);
      if (publisher != null) {
        return Optional.of(
            new Obstacle(Obstacle.Kind.CONTAINER, port + " is published by " + publisher));
      }
      if (!(again ? probe.freeAgain(port) : probe.free(port))) {
        return Optional.of(new Obstacle(Obstacle.Kind.PROGRAM, inUse(port)));
      }
    }
    ended.forEach(gone -> table.remove(gone.lease()));
    reclaimed.addAll(ended);
    return Optional.empty();
  }

  private boolean foreign(Lease lease) {
    return !lease.instance().equals(request.instance());
  }

  private static String inUse(Port port) {
    return port
        + " is in use by another program"
        + (port.number() < 1024 ? ", or needs rights that this user lacks" : "");
  }

  static Reclaimed.Cause cause(Standing standing) {
    return switch (standing) {
      case ENDED -> Reclaimed.Cause.PROCESS_ENDED;
      case DELETED -> Reclaimed.Cause.DIRECTORY_DELETED;
      case UNREACHABLE -> Reclaimed.Cause.DIRECTORY_UNREACHABLE;
      case LIVE -> throw new IllegalStateException("a live lease is never reclaimed");
    };
  }

  private static String remedy(Obstacle obstacle) {
    return switch (obstacle.kind()) {
      case LEASE ->
          "choose another port with --port, or give it back with 'chimera ports release' if that"
              + " project is no longer used";
      case CONTAINER -> "choose another port with --port, or remove that container";
      case PROGRAM -> "choose another port with --port, or stop that program";
      case PROJECT -> "give each service its own port";
    };
  }

  private void exhausted(PublishedPort want, PortRange range) {
    Map<String, Integer> owners = new LinkedHashMap<>();
    for (int number = range.first().number(); number <= range.last().number(); number++) {
      Port port = new Port(number);
      Optional<Lease> holder = table.holders(port).stream().filter(this::foreign).findFirst();
      String container = request.takenByEngine().get(port);
      String owner;
      if (claimed.containsKey(port)) {
        owner = "this project";
      } else if (holder.isPresent()) {
        owner = holder.get().owner();
      } else if (container != null) {
        owner = container;
      } else {
        owner = "other programs";
      }
      owners.merge(owner, 1, Integer::sum);
    }
    category = Category.INPUT;
    problems.add(
        new Problem(
            want.variable()
                + " finds no free port in "
                + range
                + " ("
                + want.range()
                + "); held by "
                + summary(owners),
            request.ranges().source(),
            "give ports back with 'chimera ports prune' or 'chimera ports release', or name a port"
                + " outside the range with --port"));
  }

  /** Names those that hold the most. */
  private static String summary(Map<String, Integer> owners) {
    List<Map.Entry<String, Integer>> most = new ArrayList<>(owners.entrySet());
    most.sort(Comparator.comparing((Map.Entry<String, Integer> owner) -> -owner.getValue()));
    List<String> words = new ArrayList<>();
    for (Map.Entry<String, Integer> owner : most.subList(0, Math.min(OWNERS_NAMED, most.size()))) {
      words.add(owner.getKey() + ": " + owner.getValue());
    }
    if (most.size() > OWNERS_NAMED) {
      words.add((most.size() - OWNERS_NAMED) + " more");
    }
    return String.join(", ", words);
  }

  private Leases leases(List<Recovery> recoveries) {
    Map<String, Port> ports = new LinkedHashMap<>();
    List<PortMove> moves = new ArrayList<>();
    List<PortMove> detours = new ArrayList<>();
    for (PublishedPort want : request.wanted()) {
      String variable = want.variable();
      ports.put(variable, given.get(variable));
      Optional.ofNullable(moved.get(variable)).ifPresent(moves::add);
      Optional.ofNullable(detoured.get(variable)).ifPresent(detours::add);
    }
    reclaimed.sort(Comparator.comparing((Reclaimed gone) -> gone.lease().instance()));
    return new Leases(
        request.instance(), request.directory(), ports, moves, detours, reclaimed, recoveries);
  }
}
