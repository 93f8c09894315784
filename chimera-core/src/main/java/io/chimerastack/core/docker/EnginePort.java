package io.chimerastack.core.docker;

import io.chimerastack.model.Port;

/**
 * A host port that a container, running or stopped, publishes.
 *
 * @param port the host port
 * @param container the container's name
 * @param composeProject the Compose project that the container belongs to; empty if none
 * @param running whether the container runs now and so holds the port itself
 */
public record EnginePort(Port port, String container, String composeProject, boolean running) {}
