package io.chimerastack.core.project;

import java.io.IOException;

/** Told before each single write, so that a test can cut it off there. */
@FunctionalInterface
interface WriteStep {
  /** Nothing happens between two writes. */
  WriteStep NONE = what -> {};

  /**
   * Called before something is written.
   *
   * @param what what is about to be written
   * @throws IOException to have the write fail
   */
  void before(String what) throws IOException;
}
