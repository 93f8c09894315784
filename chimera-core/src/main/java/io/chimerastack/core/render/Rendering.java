package io.chimerastack.core.render;

import io.chimerastack.core.compose.EnvKeys;
import io.chimerastack.core.graph.ServiceGraph;
import java.util.List;

/**
 * What a resolved blueprint looks like as files.
 *
 * @param graph the graph with the definitions of its containers
 * @param tree every generated file but {@code chimera.yaml}, {@code chimera.lock} and {@code .env}
 * @param keys the keys of {@code .env}
 * @param productionKeys the keys of {@code .env.prod}
 * @param commands what components want run afterwards, in order; never run here
 */
public record Rendering(
    ServiceGraph graph,
    RenderedTree tree,
    EnvKeys keys,
    EnvKeys productionKeys,
    List<RenderedCommand> commands) {
  /** Copies the list. */
  public Rendering {
    commands = List.copyOf(commands);
  }
}
