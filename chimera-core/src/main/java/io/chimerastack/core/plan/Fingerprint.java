package io.chimerastack.core.plan;

import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 over everything that a plan is made from. Every part is preceded by its length. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  static String of(PlanInput input) {
    Fingerprint print = new Fingerprint(sha256());
    RenderedTree base = input.base();
    print.text(base == null ? "no base" : "base");
    if (base != null) {
      print.tree(base);
    }
    print.text(input.disk().modes() ? "disk" : "disk without modes");
    print.count(input.disk().entries().size());
    input
        .disk()
        .entries()
        .forEach(
            (path, entry) -> {
              print.text(path);
              print.entry(entry);
            });
    print.text("desired");
    print.tree(input.desired());
    print.text(input.policy().id());
    input.graphChanges().forEach(change -> print.text(change.toString()));
    return HexFormat.of().formatHex(print.digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void tree(RenderedTree tree) {
    count(tree.files().size());
    tree.files()
        .forEach(
            (path, file) -> {
              text(path);
              file(file);
            });
  }

  private void entry(DiskEntry entry) {
    if (entry instanceof DiskEntry.Regular regular) {
      file(regular.content());
    } else if (entry instanceof DiskEntry.Obstacle obstacle) {
      text("obstacle");
      text(obstacle.what());
    }
  }

  private void file(RenderedFile file) {
    text(file.executable() ? "x" : "-");
    bytes(file.bytes());
  }

  private void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(byte[] bytes) {
    count(bytes.length);
    digest.update(bytes);
  }

  private void count(int count) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
  }
}
