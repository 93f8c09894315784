package io.chimerastack.core.graph;

import io.chimerastack.model.DependencyEdge;
import io.chimerastack.model.PortBinding;
import io.chimerastack.model.ServiceId;
import io.chimerastack.model.ServiceNode;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One difference between two service graphs. Its text is stable and starts with {@code +} for what
 * is added, {@code -} for what is removed and {@code ~} for what is changed.
 */
public sealed interface GraphChange {
  /** Returns the service that changes; of a relation the one that needs. */
  ServiceId service();

  /** Calls the method of the visitor that is for this case. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each case.
   *
   * @param <R> what the visitor returns
   */
  interface Visitor<R> {
    /** Visits a service that is new. */
    R added(ServiceAdded change);

    /** Visits a service that is gone. */
    R removed(ServiceRemoved change);

    /** Visits a service that is another than before. */
    R changed(ServiceChanged change);

    /** Visits a container port that got another host port. */
    R moved(PortMoved change);

    /** Visits a relation that is new. */
    R related(RelationAdded change);

    /** Visits a relation that is gone. */
    R unrelated(RelationRemoved change);
  }

  /**
   * A service that is new.
   *
   * @param node the service
   */
  record ServiceAdded(ServiceNode node) implements GraphChange {
    @Override
    public ServiceId service() {
      return node.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.added(this);
    }

    /** Returns {@code + redis extra/redis}. */
    @Override
    public String toString() {
      return "+ " + node.id() + "  " + node.component();
    }
  }

  /**
   * A service that is gone.
   *
   * @param node the service as it was
   */
  record ServiceRemoved(ServiceNode node) implements GraphChange {
    @Override
    public ServiceId service() {
      return node.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.removed(this);
    }

    /** Returns {@code - redis extra/redis}. */
    @Override
    public String toString() {
      return "- " + node.id() + "  " + node.component();
    }
  }

  /**
   * A service that keeps its name and is otherwise another.
   *
   * @param before the service as it was
   * @param after the service as it is
   * @param fields what differs, in declaration order; never empty, and without host ports that only
   *     move
   */
  record ServiceChanged(ServiceNode before, ServiceNode after, Set<ServiceField> fields)
      implements GraphChange {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if nothing differs, or the names do
     */
    public ServiceChanged {
      if (fields.isEmpty() || !before.id().equals(after.id())) {
        throw new IllegalArgumentException("no change from " + before + " to " + after);
      }
      fields = Collections.unmodifiableSet(EnumSet.copyOf(fields));
    }

    @Override
    public ServiceId service() {
      return after.id();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.changed(this);
    }

    /** Returns {@code ~ database component database/mysql -> database/mariadb, provides}. */
    @Override
    public String toString() {
      return "~ "
          + after.id()
          + "  "
          + fields.stream().map(this::describe).collect(Collectors.joining(", "));
    }

    private String describe(ServiceField field) {
      return switch (field) {
        case COMPONENT -> field.id() + " " + before.component() + " -> " + after.component();
        case ROLE -> field.id() + " " + before.role().id() + " -> " + after.role().id();
        case TITLE,
            DESCRIPTION,
            ENVIRONMENTS,
            CONTAINER,
            PROVIDES,
            USES,
            ADMINISTERS,
            PORTS,
            BINDINGS,
            ROUTES,
            HEALTH,
            VARIABLES,
            CONNECTIONS,
            DEFINITION,
            VOLUMES ->
            field.id();
      };
    }
  }

  /**
   * A container port that got another host port.
   *
   * @param service the service
   * @param before the binding as it was
   * @param after the binding as it is, of the same container port
   */
  record PortMoved(ServiceId service, PortBinding before, PortBinding after)
      implements GraphChange {
    /**
     * Checks the ports.
     *
     * @throws IllegalArgumentException if the container ports differ or the host ports do not
     */
    public PortMoved {
      if (!before.container().equals(after.container()) || before.equals(after)) {
        throw new IllegalArgumentException("no move from " + before + " to " + after);
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.moved(this);
    }

    /** Returns {@code ~ web rebind 8080 -> 8081}. */
    @Override
    public String toString() {
      return "~ " + service + "  rebind " + before.host() + " -> " + after.host();
    }
  }

  /**
   * A relation that is new. It follows from changes of the services that it relates.
   *
   * @param edge the relation
   */
  record RelationAdded(DependencyEdge edge) implements GraphChange {
    @Override
    public ServiceId service() {
      return edge.from();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.related(this);
    }

    /** Returns {@code + backend uses redis (cache)}. */
    @Override
    public String toString() {
      return "+ " + describe(edge);
    }
  }

  /**
   * A relation that is gone. It follows from changes of the services that it related.
   *
   * @param edge the relation
   */
  record RelationRemoved(DependencyEdge edge) implements GraphChange {
    @Override
    public ServiceId service() {
      return edge.from();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unrelated(this);
    }

    /** Returns {@code - backend uses redis (cache)}. */
    @Override
    public String toString() {
      return "- " + describe(edge);
    }
  }

  private static String describe(DependencyEdge edge) {
    return edge.from() + "  " + edge.kind().id() + " " + edge.to() + " (" + edge.label() + ")";
  }
}
