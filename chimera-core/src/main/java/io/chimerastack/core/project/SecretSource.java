package io.chimerastack.core.project;

/** Where secrets and short ids come from; the caller decides, so that core itself is repeatable. */
public interface SecretSource {
  /**
   * Returns a new secret of at least 128 bits, made of {@code A-Z a-z 0-9} only, so that it needs
   * quoting nowhere.
   */
  String secret();

  /** Returns a new id of six characters of {@code a-z 0-9} that tells two checkouts apart. */
  String shortId();
}
