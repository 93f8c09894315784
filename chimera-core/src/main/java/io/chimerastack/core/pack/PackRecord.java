package io.chimerastack.core.pack;

import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.yaml.YamlDocument;
import io.chimerastack.core.yaml.YamlNode;
import io.chimerastack.core.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is noted beside an installed pack's files: {@code installed.yaml}.
 *
 * @param origin where it came from
 * @param archive the SHA-256 in hex of the archive; empty if there was none
 * @param digest the SHA-256 in hex of all files
 */
record PackRecord(String origin, String archive, String digest) {
  static final String NAME = "installed.yaml";

  private static final int VERSION = 1;
  private static final YamlWriter WRITER =
      YamlWriter.builder()
          .header("Written by 'chimera template install': where this pack came from.")
          .blankLines("")
          .build();

  /** Reads the record of a pack; one of empty texts if it is gone or garbled. */
  static PackRecord read(Path pack) {
    Path file = pack.resolve(NAME);
    try {
      YamlNode record = YamlDocument.parse(Files.readAllBytes(file), file.toString());
      return new PackRecord(
          text(record, "origin"), text(record, "archive"), text(record, "digest"));
    } catch (IOException | ChimeraException e) {
      return new PackRecord("", "", "");
    }
  }

  private static String text(YamlNode record, String key) {
    return record.child(key).flatMap(YamlNode::text).orElse("");
  }

  byte[] bytes() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", VERSION);
    document.put("origin", origin);
    if (!archive.isEmpty()) {
      document.put("archive", archive);
    }
    document.put("digest", digest);
    return WRITER.write(document).getBytes(StandardCharsets.UTF_8);
  }
}
