package io.chimerastack.core.render;

import java.time.Duration;

/**
 * What one template may cost. Templates are foreign data; without limits one of them could keep a
 * program busy for ever or fill its memory.
 *
 * @param bytes the most that one template may write, at least 1
 * @param steps the most elements (directives, interpolations, pieces of text) that the rendering of
 *     one template may pass, at least 1: the same on every machine
 * @param time how long one template may take when the other two limits cannot see what it does (a
 *     single endless expression); positive
 */
public record RenderLimits(int bytes, long steps, Duration time) {
  /** 4 MiB, ten million steps and five seconds for each template. */
  public static final RenderLimits STANDARD =
      new RenderLimits(4 * 1024 * 1024, 10_000_000, Duration.ofSeconds(5));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public RenderLimits {
    if (bytes < 1 || steps < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
