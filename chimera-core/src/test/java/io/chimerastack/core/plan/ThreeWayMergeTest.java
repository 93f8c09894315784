package io.chimerastack.core.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreeWayMergeTest {
  @Test
  void givenEditsApart_whenMerging_thenBothAreThere() {
    assertThat(merge("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n"))
        .isEqualTo("A\nb\nc\nd\nE\n");
  }

  @Test
  void givenSameEdit_whenMerging_thenItIsThereOnce() {
    assertThat(merge("a\nb\n", "a\nx\nb\n", "a\nx\nb\n")).isEqualTo("a\nx\nb\n");
  }

  @Test
  void givenClash_whenMerging_thenOneDiff3Block() {
    assertThat(merge("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n"))
        .isEqualTo(
            "a\n<<<<<<< yours\nours\n||||||| base\nb\n=======\ntheirs\n>>>>>>> chimera\nc\n");
  }

  @Test
  void givenTwoClashes_whenMerging_thenTwoBlocksAndTheCountSaysSo() {
    ThreeWayMerge.Outcome outcome =
        ThreeWayMerge.merge(
            "a\n1\n2\n3\nb\n".getBytes(UTF_8),
            "x\n1\n2\n3\ny\n".getBytes(UTF_8),
            "p\n1\n2\n3\nq\n".getBytes(UTF_8));
    assertThat(outcome.conflicts()).isEqualTo(2);
    assertThat(outcome.clean()).isFalse();
    assertThat(new String(outcome.text(), UTF_8))
        .isEqualTo(
            """
            <<<<<<< yours
            x
            ||||||| base
            a
            =======
            p
            >>>>>>> chimera
            1
            2
            3
            <<<<<<< yours
            y
            ||||||| base
            b
            =======
            q
            >>>>>>> chimera
            """);
  }

  @Test
  void givenNoLineEndAtTheEnd_whenMerging_thenMarkersStandOnTheirOwnLines() {
    assertThat(merge("a\nb", "a\nours", "a\ntheirs"))
        .isEqualTo("a\n<<<<<<< yours\nours\n||||||| base\nb\n=======\ntheirs\n>>>>>>> chimera\n");
  }

  @Test
  void givenNoLineEndAtTheEnd_whenTheOtherEndMerges_thenItStaysSo() {
    assertThat(merge("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD")).isEqualTo("A\nb\nc\nD");
  }

  @Test
  void givenUserEmptiedTheFile_whenItChanges_thenConflict() {
    assertThat(merge("a\n", "", "b\n"))
        .isEqualTo("<<<<<<< yours\n||||||| base\na\n=======\nb\n>>>>>>> chimera\n");
  }

  @Test
  void givenNoBase_whenMerging_thenWhatDiffersIsABlock() {
    assertThat(merge("", "same\nours\n", "same\ntheirs\n"))
        .isEqualTo("same\n<<<<<<< yours\nours\n||||||| base\n=======\ntheirs\n>>>>>>> chimera\n");
  }

  @Test
  void givenBytesThatAreNoUtf8_whenMerging_thenTheyComeThrough() {
    byte[] merged =
        ThreeWayMerge.merge(
                "a\n\u00e9\nc\nd\n".getBytes(ISO_8859_1),
                "a\n\u00e9\nc\nD\n".getBytes(ISO_8859_1),
                "A\n\u00e9\nc\nd\n".getBytes(ISO_8859_1))
            .text();
    assertThat(merged).isEqualTo("A\n\u00e9\nc\nD\n".getBytes(ISO_8859_1));
  }

  private static String merge(String base, String ours, String theirs) {
    return new String(
        ThreeWayMerge.merge(base.getBytes(UTF_8), ours.getBytes(UTF_8), theirs.getBytes(UTF_8))
            .text(),
        UTF_8);
  }
}
