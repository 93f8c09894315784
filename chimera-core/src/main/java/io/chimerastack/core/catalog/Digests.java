package io.chimerastack.core.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;

/** SHA-256 in lower-case hexadecimal. */
final class Digests {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Digests() {}

  static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      StringBuilder hex = new StringBuilder(2 * digest.length);
      for (byte b : digest) {
        hex.append(HEX[(b >> 4) & 0xf]).append(HEX[b & 0xf]);
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns one digest for files of these digests by path; independent of where they lie. */
  static String ofFiles(SortedMap<String, String> digests) {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> file : digests.entrySet()) {
      lines.append(file.getValue()).append(' ').append(file.getKey()).append('\n');
    }
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
