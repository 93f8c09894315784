package io.chimerastack.model;

/**
 * A TCP or UDP port number.
 *
 * @param number the number, 1..65535
 */
public record Port(int number) implements Comparable<Port> {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the number is out of range
   */
  public Port {
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("port must be in 1..65535, got " + number);
    }
  }

  /** Orders by number. */
  @Override
  public int compareTo(Port other) {
    return Integer.compare(number, other.number);
  }

  /** Returns the bare number. */
  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
