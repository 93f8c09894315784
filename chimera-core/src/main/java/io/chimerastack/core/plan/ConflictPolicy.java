package io.chimerastack.core.plan;

import java.util.Locale;
import java.util.Optional;

/** What to do with a file where the user's edit and the desired text collide. */
public enum ConflictPolicy {
  /** Nothing is applied until the user decides. */
  ASK,
  /** Both texts go into the file, in diff3 blocks. */
  MARKERS,
  /** The user's file stays as it is. */
  OURS,
  /** The desired file replaces the user's. */
  THEIRS,
  /** The user's file stays; the desired one is written beside it with the suffix {@code .new}. */
  NEW;

  /** Returns the name as the command line writes it, such as {@code markers}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the policy that the command line writes as {@code id}, or empty if there is none. */
  public static Optional<ConflictPolicy> of(String id) {
    for (ConflictPolicy policy : values()) {
      if (policy.id().equals(id)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
