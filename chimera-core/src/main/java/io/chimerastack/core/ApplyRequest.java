package io.chimerastack.core;

import io.chimerastack.core.plan.ConflictPolicy;

/**
 * How to apply a blueprint.
 *
 * @param conflict what to do where an edit and a change overlap
 * @param strictPorts whether a moved port is refused
 */
public record ApplyRequest(ConflictPolicy conflict, boolean strictPorts) {
  /** Returns a request that refuses conflicts and lets ports move. */
  public static ApplyRequest careful() {
    return new ApplyRequest(ConflictPolicy.ASK, false);
  }
}
