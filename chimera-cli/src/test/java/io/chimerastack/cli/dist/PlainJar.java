package io.chimerastack.cli.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies the program's jar with {@linkplain PlainCallSites plain call sites}, stored. */
public final class PlainJar {
  private static final String CLASS = ".class";
  private static final String VERSIONS = "META-INF/";

  private PlainJar() {}

  /**
   * Copies a jar; entries keep their order and time.
   *
   * @param arguments the jar, and the one to write
   */
  public static void main(String... arguments) throws IOException {
    write(Path.of(arguments[0]), Path.of(arguments[1]));
  }

  static void write(Path from, Path to) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long time = 0;
    try (ZipFile jar = new ZipFile(from.toFile())) {
      Enumeration<? extends ZipEntry> listed = jar.entries();
      while (listed.hasMoreElements()) {
        ZipEntry entry = listed.nextElement();
        time = entry.getTime();
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] content = in.readAllBytes();
          entries.put(entry.getName(), content);
          if (isClass(entry.getName())) {
            classes.put(withoutSuffix(entry.getName()), content);
          }
        }
      }
    }
    PlainCallSites.of(classes).forEach((name, bytes) -> entries.put(name + CLASS, bytes));
    Files.createDirectories(to.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream jar = new ZipOutputStream(out)) {
      jar.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(jar, entry.getKey(), entry.getValue(), time);
      }
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(CLASS) && !name.startsWith(VERSIONS) && !name.contains("-info");
  }

  private static String withoutSuffix(String name) {
    return name.substring(0, name.length() - CLASS.length());
  }

  private static void put(ZipOutputStream jar, String name, byte[] content, long time)
      throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(time);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }
}
