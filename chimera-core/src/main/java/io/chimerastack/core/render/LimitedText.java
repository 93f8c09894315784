package io.chimerastack.core.render;

import java.io.IOException;
import java.io.Writer;

/** Collects a template's output and refuses to grow beyond a limit. */
final class LimitedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private long bytes;

  LimitedText(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws Full {
    for (int i = offset; i < offset + length; i++) {
      count(characters[i]);
    }
    text.append(characters, offset, length);
  }

  @Override
  public void write(String string, int offset, int length) throws Full {
    for (int i = offset; i < offset + length; i++) {
      count(string.charAt(i));
    }
    text.append(string, offset, offset + length);
  }

  private void count(char character) throws Full {
    bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    if (bytes > limit) {
      throw new Full("writes more than " + limit + " bytes");
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }

  /** The limit is reached. */
  static final class Full extends IOException {
    private static final long serialVersionUID = 1L;

    Full(String message) {
      super(message);
    }
  }
}
