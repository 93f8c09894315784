package io.chimerastack.core;

import io.chimerastack.core.docker.UpOutcome;

/**
 * How starting a project went.
 *
 * @param outcome Compose's verdict
 * @param project the project that was started, with the ports it has now
 */
public record UpReport(UpOutcome outcome, Project project) {}
