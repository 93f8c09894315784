package io.chimerastack.core.port;

import io.chimerastack.model.Port;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consecutive ports from which one technology's host ports are taken, lowest first.
 *
 * @param first the lowest port
 * @param last the highest port, itself included
 */
public record PortRange(Port first, Port last) {
  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,5})\\s*-\\s*(\\d{1,5})");

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code last} is lower than {@code first}
   */
  public PortRange {
    if (last.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a port range goes from the lower to the higher port, got " + first + "-" + last);
    }
  }

  /**
   * Returns the range of these two port numbers, both included.
   *
   * @param first the lowest port, 1..65535
   * @param last the highest port, {@code first}..65535
   * @throws IllegalArgumentException if a number is no port or they are in the wrong order
   */
  public static PortRange of(int first, int last) {
    return new PortRange(new Port(first), new Port(last));
  }

  /**
   * Returns the range that a text such as {@code 8000-8999} names.
   *
   * @throws IllegalArgumentException if the text has another form, a number is no port, or they are
   *     in the wrong order
   */
  public static PortRange parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a port range is first-last, such as 8000-8999, got '" + text + "'");
    }
    return of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** Tells whether {@code port} is one of the range's. */
  public boolean contains(Port port) {
    return first.compareTo(port) <= 0 && port.compareTo(last) <= 0;
  }

  /** Returns how many ports the range has, 1..65535. */
  public int size() {
    return last.number() - first.number() + 1;
  }

  /** Returns {@code first-last}, which {@link #parse} reads. */
  @Override
  public String toString() {
    return first + "-" + last;
  }
}
