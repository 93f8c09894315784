package io.chimerastack.core.graph;

import io.chimerastack.model.Environment;
import io.chimerastack.model.ServiceId;
import java.util.Map;

/**
 * A service in Compose's own syntax, as its author wrote it.
 *
 * @param service whose definition it is
 * @param environment where it holds
 * @param definition the Compose service, in document order; see {@link
 *     io.chimerastack.model.ServiceNode} for the values
 * @param volumes the top-level volumes that the definition names, by volume name
 */
public record ServiceDefinition(
    ServiceId service,
    Environment environment,
    Map<String, Object> definition,
    Map<String, Object> volumes) {}
