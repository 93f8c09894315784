package io.chimerastack.core.graph;

import io.chimerastack.model.Provision;
import io.chimerastack.model.ServiceNode;

/**
 * A database that an admin tool looks after.
 *
 * @param database the service of role {@code database}
 * @param provision the offer that the tool knows how to administer
 */
public record Administration(ServiceNode database, Provision provision) {}
