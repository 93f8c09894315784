package io.chimerastack.core.port;

/** What the registry knows about an instance id found in a directory. */
public sealed interface Ownership {
  /** Nobody holds a lease under this id: a project from another machine, or a lost registry. */
  record Unleased() implements Ownership {}

  /**
   * The instance is leased to this very directory.
   *
   * @param lease its lease
   */
  record Here(Lease lease) implements Ownership {}

  /**
   * The instance is leased to another directory that still holds it: this one is a copy and needs
   * an id, ports and secrets of its own.
   *
   * @param original the lease of the other directory
   */
  record Copied(Lease original) implements Ownership {}

  /**
   * The instance was leased to another directory that no longer holds it: it was moved here and
   * keeps its ports.
   *
   * @param before the lease of the former directory
   */
  record Moved(Lease before) implements Ownership {}
}
