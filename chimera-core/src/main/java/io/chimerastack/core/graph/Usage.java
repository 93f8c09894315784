package io.chimerastack.core.graph;

import io.chimerastack.model.Provision;
import io.chimerastack.model.Requirement;
import io.chimerastack.model.ServiceNode;

/**
 * A requirement of a service together with what satisfies it.
 *
 * @param requirement what the consumer asks for
 * @param provider the service that offers it
 * @param provision the offer: the provider's first in the order of {@link Requirement#accepts}
 */
public record Usage(Requirement requirement, ServiceNode provider, Provision provision) {}
