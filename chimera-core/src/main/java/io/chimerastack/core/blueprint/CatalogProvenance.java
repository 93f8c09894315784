package io.chimerastack.core.blueprint;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.graph.Provenance;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.model.Capability;
import io.chimerastack.model.ComponentId;
import io.chimerastack.model.ServiceNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tells problems of a graph which line of the blueprint is at fault, and what would help. */
final class CatalogProvenance implements Provenance {
  private final Blueprint blueprint;
  private final Catalog catalog;
  private final Map<ComponentId, String> places;

  /**
   * Takes over what the resolver knows.
   *
   * @param places where each component comes from
   */
  CatalogProvenance(Blueprint blueprint, Catalog catalog, Map<ComponentId, String> places) {
    this.blueprint = blueprint;
    this.catalog = catalog;
    this.places = places;
  }

  /** Prefers what the blueprint lists itself: that is what the user can most easily change. */
  @Override
  public String where(List<ServiceNode> services) {
    String where = "";
    for (ServiceNode service : services) {
      String listed = blueprint.places().component(service.component());
      where = listed.isEmpty() ? where : listed;
    }
    for (int i = services.size() - 1; i >= 0 && where.isEmpty(); i--) {
      where = places.getOrDefault(services.get(i).component(), "");
    }
    return where.isEmpty() ? Provenance.component().where(services) : where;
  }

  @Override
  public List<ComponentId> providing(Collection<Capability> accepted) {
    return catalog.componentIds().stream().filter(id -> provides(id, accepted)).toList();
  }

  private boolean provides(ComponentId id, Collection<Capability> accepted) {
    try {
      return catalog.component(id).provides().stream()
          .anyMatch(provision -> accepted.contains(provision.capability()));
    } catch (ChimeraException broken) {
      return false;
    }
  }
}
