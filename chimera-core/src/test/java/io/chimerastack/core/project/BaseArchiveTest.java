package io.chimerastack.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class BaseArchiveTest {
  private static final RenderedTree TREE =
      RenderedTree.of(
          Map.of(
              "a/text", RenderedFile.of("one\n"),
              "a/program", RenderedFile.of("#!/bin/sh\n"),
              "empty", RenderedFile.of(""),
              "é", RenderedFile.of(new byte[] {0, 1, 2, (byte) 0xff})));

  @Test
  void givenTree_whenWrittenAndRead_thenTheSame() {
    assertThat(BaseArchive.read(BaseArchive.write(TREE))).contains(TREE);
    assertThat(BaseArchive.read(BaseArchive.write(RenderedTree.empty())))
        .contains(RenderedTree.empty());
  }

  @Test
  void givenAnyTimeZone_whenWritten_thenTheSameBytes() {
    String here = Lockfile.sha256(BaseArchive.write(TREE));
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
      assertThat(Lockfile.sha256(BaseArchive.write(TREE))).isEqualTo(here);
    } finally {
      TimeZone.setDefault(zone);
    }
    assertThat(here).isEqualTo("ae884ebdeb2454275794b70cff846d80a8f160fc00c66487e8d64aa330f2d54b");
  }

  @Test
  void givenAnyCutOrFlippedByte_whenRead_thenNoTextIsEverAnotherOne() {
    byte[] archive = BaseArchive.write(TREE);
    for (int length = 0; length < archive.length; length++) {
      assertThat(BaseArchive.read(Arrays.copyOf(archive, length))).as("%d", length).isEmpty();
    }
    for (int i = 0; i < archive.length; i++) {
      byte[] flipped = archive.clone();
      flipped[i] ^= 0x55;
      BaseArchive.read(flipped)
          .ifPresent(tree -> assertThat(contents(tree)).isEqualTo(contents(TREE)));
    }
  }

  @Test
  void givenPathOutOfTheProject_whenRead_thenNoBase() throws IOException {
    assertThat(BaseArchive.read(zip("../evil", ZipEntry.DEFLATED))).isEmpty();
  }

  @Test
  void givenCompressedEntry_whenRead_thenNoBase() throws IOException {
    assertThat(BaseArchive.read(zip("fine", ZipEntry.DEFLATED))).isEmpty();
  }

  private static Set<String> contents(RenderedTree tree) {
    return tree.files().values().stream()
        .map(file -> Lockfile.sha256(file.bytes()))
        .collect(Collectors.toSet());
  }

  private static byte[] zip(String path, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(method);
      zip.putNextEntry(new ZipEntry(path));
      zip.write("x".repeat(10_000).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
