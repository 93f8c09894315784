package io.chimerastack.cli.view;

/** The few colours of the program, or none. */
public final class Palette {
  private static final Palette ANSI = new Palette(true);
  private static final Palette PLAIN = new Palette(false);

  private final boolean colours;

  private Palette(boolean colours) {
    this.colours = colours;
  }

  /** Returns the palette for a terminal. */
  public static Palette ansi() {
    return ANSI;
  }

  /** Returns the palette that leaves text as it is. */
  public static Palette plain() {
    return PLAIN;
  }

  /** Tells whether text is coloured. */
  public boolean colours() {
    return colours;
  }

  /** Marks a headline. */
  public String bold(String text) {
    return wrap("1", text);
  }

  /** Marks what matters less. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** Marks what is good or new. */
  public String green(String text) {
    return wrap("32", text);
  }

  /** Marks what is wrong or gone. */
  public String red(String text) {
    return wrap("31", text);
  }

  /** Marks what needs attention or changes. */
  public String yellow(String text) {
    return wrap("33", text);
  }

  /** Marks what can be followed or typed. */
  public String cyan(String text) {
    return wrap("36", text);
  }

  private String wrap(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
