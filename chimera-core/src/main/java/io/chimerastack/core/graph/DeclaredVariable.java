package io.chimerastack.core.graph;

import io.chimerastack.model.Environment;
import io.chimerastack.model.InstanceVariable;
import io.chimerastack.model.ServiceId;
import java.util.EnumSet;
import java.util.Set;

/**
 * A key of {@code .env} with the first service that declares it.
 *
 * @param service the service, first in graph order among those that declare the key
 * @param variable the declaration, with the environments of all of them
 */
public record DeclaredVariable(ServiceId service, InstanceVariable variable) {
  /** Returns the declaration that holds in further environments too. */
  DeclaredVariable with(Set<Environment> more) {
    Set<Environment> environments = EnumSet.copyOf(variable.environments());
    environments.addAll(more);
    return new DeclaredVariable(
        service,
        new InstanceVariable(
            variable.name(),
            variable.value(),
            variable.secret(),
            variable.comment(),
            environments));
  }
}
