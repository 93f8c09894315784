package io.chimerastack.core.progress;

/** Hears what core is doing. Calls come from the thread that called core. */
@FunctionalInterface
public interface ProgressListener {
  /** Takes one event; must not throw. */
  void on(ProgressEvent event);

  /** Returns a listener that ignores everything. */
  static ProgressListener none() {
    return event -> {};
  }
}
