package io.chimerastack.core.graph;

import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.ServiceNode;
import java.util.Collection;
import java.util.List;

/** Where services come from, so that a problem of the graph can say where to change what. */
public interface Provenance {
  /**
   * Returns the place where the user can change the given services, such as {@code
   * chimera.yaml:5:5}; empty if there is none.
   *
   * @param services those that a problem is about, at least one, the likeliest culprit last
   */
  String where(List<ServiceNode> services);

  /**
   * Returns the components that would provide any of the capabilities, sorted; empty if unknown.
   *
   * @param accepted the capabilities looked for
   */
  default List<ComponentId> providing(Collection<Capability> accepted) {
    return List.of();
  }

  /** Returns the provenance of services of which only the component is known. */
  static Provenance component() {
    return services -> "component " + services.get(services.size() - 1).component();
  }
}
