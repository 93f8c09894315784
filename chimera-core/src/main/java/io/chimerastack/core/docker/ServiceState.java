package io.chimerastack.core.docker;

/**
 * How one container of a project is doing.
 *
 * @param service the Compose service
 * @param container the container's name
 * @param state the engine's word: {@code running}, {@code exited}, {@code created}, …
 * @param health the verdict of its healthcheck, such as {@code unhealthy}; empty without one
 * @param exitCode the exit code of an exited container, otherwise 0
 */
public record ServiceState(
    String service, String container, String state, String health, int exitCode) {
  /** Tells whether the container runs and its healthcheck, if it has one, passes. */
  public boolean works() {
    return state.equals("running") && (health.isEmpty() || health.equals("healthy"));
  }
}
