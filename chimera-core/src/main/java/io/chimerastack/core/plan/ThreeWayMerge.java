package io.chimerastack.core.plan;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

/**
 * Merges two edits of one text, line by line. Where both changed the same or touching lines
 * differently, the outcome holds a block in the form of <a
 * href="https://git-scm.com/docs/git-merge#_how_conflicts_are_presented">diff3</a> with the user's
 * lines, the lines of the base and the desired ones.
 *
 * <p>Line ends do not count: the outcome has those of the user's text. Bytes that are no UTF-8 come
 * through unchanged.
 */
public final class ThreeWayMerge {
  private static final String OURS = "<<<<<<< yours";
  private static final String BASE = "||||||| base";
  private static final String MIDDLE = "=======";
  private static final String THEIRS = ">>>>>>> chimera";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean lineOpen;
  private int conflicts;

  private ThreeWayMerge() {}

  /**
   * The outcome of a merge.
   *
   * @param text the merged text; with its blocks, if there are conflicts
   * @param conflicts the number of blocks; 0 if the merge is clean
   */
  @SuppressWarnings("ArrayRecordComponent") // a result that is handed over, never compared
  public record Outcome(byte[] text, int conflicts) {
    /** Returns whether nothing collides. */
    public boolean clean() {
      return conflicts == 0;
    }
  }

  /**
   * Returns the merge of two edits.
   *
   * @param base the text that both started from; empty if none is known
   * @param ours the user's text
   * @param theirs the desired text
   */
  public static Outcome merge(byte[] base, byte[] ours, byte[] theirs) {
    if (FileText.same(base, theirs) || FileText.same(ours, theirs)) {
      return new Outcome(ours, 0);
    }
    if (FileText.same(base, ours)) {
      return new Outcome(FileText.withLineEndsOf(ours, theirs), 0);
    }
    return edited(base, ours, theirs);
  }

  /** Merges where all three differ; JGit takes an empty text for a deleted file otherwise. */
  private static Outcome edited(byte[] base, byte[] ours, byte[] theirs) {
    RawText[] texts = {
      new RawText(FileText.unix(base)),
      new RawText(FileText.unix(ours)),
      new RawText(FileText.unix(theirs))
    };
    MergeResult<RawText> result =
        new MergeAlgorithm(new HistogramDiff())
            .merge(RawTextComparator.DEFAULT, texts[0], texts[1], texts[2]);
    ThreeWayMerge merge = new ThreeWayMerge();
    String before = THEIRS;
    for (MergeChunk chunk : result) {
      before = merge.write(chunk, texts[chunk.getSequenceIndex()], before);
    }
    merge.closeBlock(before);
    byte[] merged = FileText.withLineEndsOf(ours, merge.out.toByteArray());
    return new Outcome(merged, merge.conflicts);
  }

  /** Writes a chunk after the marker {@code before}; returns the last marker written since. */
  private String write(MergeChunk chunk, RawText text, String before) {
    String now = before;
    switch (chunk.getConflictState()) {
      case NO_CONFLICT -> {
        closeBlock(before);
        now = THEIRS;
      }
      case FIRST_CONFLICTING_RANGE -> {
        closeBlock(before);
        conflicts++;
        now = marker(OURS);
      }
      case BASE_CONFLICTING_RANGE -> now = marker(BASE);
      case NEXT_CONFLICTING_RANGE -> {
        if (!before.equals(BASE)) {
          marker(BASE);
        }
        now = marker(MIDDLE);
      }
    }
    for (int line = chunk.getBegin(); line < chunk.getEnd(); line++) {
      endLine();
      ByteBuffer bytes = text.getRawString(line);
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      lineOpen = true;
      if (line < text.size() - 1 || !text.isMissingNewlineAtEnd()) {
        endLine();
      }
    }
    return now;
  }

  private void closeBlock(String before) {
    if (!before.equals(THEIRS)) {
      marker(THEIRS);
    }
  }

  private String marker(String marker) {
    endLine();
    out.writeBytes(marker.getBytes(StandardCharsets.US_ASCII));
    lineOpen = true;
    endLine();
    return marker;
  }

  private void endLine() {
    if (lineOpen) {
      out.write('\n');
      lineOpen = false;
    }
  }
}
