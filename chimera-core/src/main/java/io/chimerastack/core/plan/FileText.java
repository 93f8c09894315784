package io.chimerastack.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a file as text, apart from its line ends. A file is text unless a zero byte stands
 * in its first 8000 bytes, which is git's rule.
 */
final class FileText {
  private static final int LOOK_AT = 8_000;

  private FileText() {}

  static boolean isText(byte[] bytes) {
    int end = Math.min(bytes.length, LOOK_AT);
    for (int i = 0; i < end; i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether both are the same text, whatever their line ends; or the same bytes. */
  static boolean same(byte[] a, byte[] b) {
    if (Arrays.equals(a, b)) {
      return true;
    }
    return isText(a) && isText(b) && Arrays.equals(unix(a), unix(b));
  }

  /** Returns the text with {@code \n} in place of each {@code \r\n}. */
  static byte[] unix(byte[] bytes) {
    byte[] out = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        continue;
      }
      out[length++] = bytes[i];
    }
    return length == bytes.length ? bytes : Arrays.copyOf(out, length);
  }

  /** Returns whether most line ends are {@code \r\n}. */
  static boolean isDos(byte[] bytes) {
    int dos = 0;
    int all = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        all++;
        if (i > 0 && bytes[i - 1] == '\r') {
          dos++;
        }
      }
    }
    return dos * 2 > all;
  }

  /** Returns {@code text} with the line ends that {@code model} has. */
  static byte[] withLineEndsOf(byte[] model, byte[] text) {
    if (!isText(text) || !isText(model) || !contains(model, (byte) '\n')) {
      return text;
    }
    byte[] unix = unix(text);
    return isDos(model) ? dos(unix) : unix;
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte b : bytes) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  private static byte[] dos(byte[] unix) {
    int lines = 0;
    for (byte b : unix) {
      if (b == '\n') {
        lines++;
      }
    }
    byte[] out = new byte[unix.length + lines];
    int length = 0;
    for (byte b : unix) {
      if (b == '\n') {
        out[length++] = '\r';
      }
      out[length++] = b;
    }
    return out;
  }

  /** Returns the text for showing; what is no UTF-8 is replaced. */
  static String shown(byte[] bytes) {
    return new String(unix(bytes), StandardCharsets.UTF_8);
  }
}
