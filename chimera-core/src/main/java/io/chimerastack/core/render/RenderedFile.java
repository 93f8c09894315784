package io.chimerastack.core.render;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The content of one generated file. Immutable: arrays are copied on the way in and out. */
public final class RenderedFile {
  private final byte[] bytes;
  private final boolean executable;

  private RenderedFile(byte[] bytes, boolean executable) {
    this.bytes = bytes;
    this.executable = executable;
  }

  /**
   * Returns a file of the given content.
   *
   * @param bytes the content; copied
   * @param executable whether the file is a program
   */
  public static RenderedFile of(byte[] bytes, boolean executable) {
    return new RenderedFile(bytes.clone(), executable);
  }

  /** Returns a text file in UTF-8 that is executable when it starts with {@code #!}. */
  public static RenderedFile of(String text) {
    return detecting(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a file that is executable when it starts with {@code #!}; copies the content. */
  public static RenderedFile of(byte[] bytes) {
    return detecting(bytes.clone());
  }

  private static RenderedFile detecting(byte[] bytes) {
    return new RenderedFile(bytes, bytes.length > 1 && bytes[0] == '#' && bytes[1] == '!');
  }

  /** Returns a copy of the content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the size in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Tells whether the file is a program. */
  public boolean executable() {
    return executable;
  }

  /** Returns the same content with another mode. */
  public RenderedFile withExecutable(boolean executable) {
    return executable == this.executable ? this : new RenderedFile(bytes, executable);
  }

  /** Returns the content read as UTF-8; meaningless for a binary file. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof RenderedFile other
        && executable == other.executable
        && Arrays.equals(bytes, other.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bytes) + Boolean.hashCode(executable);
  }

  /** Returns the size and the mode. */
  @Override
  public String toString() {
    return bytes.length + " bytes" + (executable ? ", executable" : "");
  }
}
