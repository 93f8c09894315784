package io.chimerastack.core.plan;

import io.chimerastack.core.render.RenderedFile;

/** What stands at one path of a project on disk. */
public sealed interface DiskEntry {
  /**
   * A regular file.
   *
   * @param content its bytes and mode
   */
  record Regular(RenderedFile content) implements DiskEntry {}

  /**
   * Something that is no regular file of this project, and so is never overwritten unasked: a
   * directory, a symbolic link, a file whose name differs by case.
   *
   * @param what what it is, such as {@code a symbolic link to ../shared.conf}
   * @param replaceable whether it may give way to a file when the user says so
   */
  record Obstacle(String what, boolean replaceable) implements DiskEntry {}
}
