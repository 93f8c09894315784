package io.chimerastack.core.progress;

/**
 * Something that happened on the way. New kinds may be added; a listener ignores what it does not
 * know.
 */
public sealed interface ProgressEvent {
  /** Returns one line for people, without a final full stop. */
  String text();

  /**
   * A step that takes a while has begun.
   *
   * @param text what is being done, such as {@code starting containers}
   */
  record Began(String text) implements ProgressEvent {}

  /**
   * Something the user should know, though nothing failed: a moved port, a recovered apply.
   *
   * @param text what happened
   */
  record Noted(String text) implements ProgressEvent {}

  /**
   * A line of another program's output, as it came.
   *
   * @param text the line
   */
  record Output(String text) implements ProgressEvent {}
}
