package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import io.chimerastack.model.PublishedPort;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an instance wants in one go. Start with {@link #of}, then add with the {@code with}
 * methods.
 *
 * @param instance the instance's id, its {@code COMPOSE_PROJECT_NAME}
 * @param directory the project's directory, absolute; normalised here; need not exist yet
 * @param wanted the ports to publish, in graph order, each variable once
 * @param ranges where new ports are taken from
 * @param pinned ports by variable that the user named ({@code --port}): taken exactly, or the
 *     request fails
 * @param preferred ports by variable that the checkout's {@code .env} holds: kept where possible,
 *     before what the registry remembers; entries of variables that are not wanted are ignored
 * @param strict whether to fail instead of moving or passing over a port
 * @param takenByEngine ports published by other projects' containers, running or stopped, with
 *     words for people that name the owner, such as {@code container shop-web-1}; empty where no
 *     engine answers
 * @param inUseByInstance ports that this instance's own containers publish: not probed when the
 *     instance keeps them; empty where no engine answers
 */
public record LeaseRequest(
    String instance,
    Path directory,
    List<PublishedPort> wanted,
    PortRanges ranges,
    Map<String, Port> pinned,
    Map<String, Port> preferred,
    boolean strict,
    Map<Port, String> takenByEngine,
    Set<Port> inUseByInstance) {
  /**
   * Copies the collections and checks the request.
   *
   * @throws IllegalArgumentException if the id is no Compose project name, the directory is not
   *     absolute, or a variable is wanted twice
   */
  public LeaseRequest {
    directory = directory.normalize();
    Lease.checkInstance(instance);
    Lease.checkDirectory(directory);
    wanted = List.copyOf(wanted);
    pinned = Map.copyOf(pinned);
    preferred = Map.copyOf(preferred);
    takenByEngine = Map.copyOf(takenByEngine);
    inUseByInstance = Set.copyOf(inUseByInstance);
    Set<String> variables = new HashSet<>();
    for (PublishedPort port : wanted) {
      if (!variables.add(port.variable())) {
        throw new IllegalArgumentException("variable " + port.variable() + " is wanted twice");
      }
    }
  }

  /** Returns a request without pins and preferences, not strict, that knows of no container. */
  public static LeaseRequest of(
      String instance, Path directory, List<PublishedPort> wanted, PortRanges ranges) {
    return new LeaseRequest(
        instance, directory, wanted, ranges, Map.of(), Map.of(), false, Map.of(), Set.of());
  }

  /** Returns this request with these ports pinned, by variable. */
  public LeaseRequest withPinned(Map<String, Port> ports) {
    return new LeaseRequest(
        instance,
        directory,
        wanted,
        ranges,
        ports,
        preferred,
        strict,
        takenByEngine,
        inUseByInstance);
  }

  /** Returns this request with these ports preferred, by variable. */
  public LeaseRequest withPreferred(Map<String, Port> ports) {
    return new LeaseRequest(
        instance, directory, wanted, ranges, pinned, ports, strict, takenByEngine, inUseByInstance);
  }

  /** Returns this request, strict or not. */
  public LeaseRequest withStrict(boolean value) {
    return new LeaseRequest(
        instance,
        directory,
        wanted,
        ranges,
        pinned,
        preferred,
        value,
        takenByEngine,
        inUseByInstance);
  }

  /**
   * Returns this request with what an engine publishes.
   *
   * @param byOthers ports of other projects' containers, with words that name the owner
   * @param byInstance ports of this instance's own containers
   */
  public LeaseRequest withPublished(Map<Port, String> byOthers, Set<Port> byInstance) {
    return new LeaseRequest(
        instance, directory, wanted, ranges, pinned, preferred, strict, byOthers, byInstance);
  }
}
