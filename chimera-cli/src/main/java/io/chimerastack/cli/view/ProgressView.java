package io.chimerastack.cli.view;

import io.chimerastack.core.progress.ProgressEvent;
import io.chimerastack.core.progress.ProgressListener;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/**
 * Shows progress on standard error: a line for each step, what the user should know, and on a
 * terminal the last line of a working program, rewritten in place.
 */
public final class ProgressView implements ProgressListener {
  private static final int WIDTH = 76;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final Palette palette;
  private final boolean quiet;
  private final boolean verbose;
  private long began = System.nanoTime();
  private boolean dirty;

  /**
   * Creates a view.
   *
   * @param quiet shows nothing but what the user should know
   * @param verbose shows every line of other programs
   */
  public ProgressView(PrintWriter err, Palette palette, boolean quiet, boolean verbose) {
    this.err = err;
    this.palette = palette;
    this.quiet = quiet;
    this.verbose = verbose;
  }

  @Override
  public void on(ProgressEvent event) {
    if (event instanceof ProgressEvent.Output output) {
      output(output.text());
      return;
    }
    clear();
    if (event instanceof ProgressEvent.Noted noted) {
      err.println(palette.yellow("note") + ": " + noted.text());
    } else if (!quiet) {
      began = System.nanoTime();
      err.println(palette.faint("· " + event.text()));
    }
    err.flush();
  }

  /** Removes the line that is rewritten in place, so that other text can follow. */
  private void clear() {
    if (dirty) {
      err.print(CLEAR);
      dirty = false;
    }
  }

  private void output(String line) {
    if (quiet) {
      return;
    }
    if (verbose) {
      err.println(line);
    } else if (palette.colours()) {
      if (line.isEmpty()) {
        clear();
      } else {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        String bare = line.replaceAll("\\p{Cntrl}\\[[0-9;]*[A-Za-z]|\\p{Cntrl}", " ").strip();
        String text = seconds + " s  " + bare;
        err.print(CLEAR + palette.faint(text.substring(0, Math.min(WIDTH, text.length()))));
        dirty = true;
      }
    }
    err.flush();
  }
}
