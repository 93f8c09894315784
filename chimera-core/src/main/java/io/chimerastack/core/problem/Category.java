package io.chimerastack.core.problem;

/** What kind of failure a {@link ChimeraException} is; front ends map it to their exit codes. */
public enum Category {
  /** It was tried and failed. */
  FAILED,
  /** The input is wrong: usage, blueprint, manifest, graph. */
  INPUT,
  /** A decision of the user is needed. */
  CONFLICT,
  /** Something outside is missing: an engine, a free port, a permission. */
  MISSING,
  /** The user interrupted. */
  INTERRUPTED
}
