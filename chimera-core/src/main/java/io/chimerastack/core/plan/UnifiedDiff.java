package io.chimerastack.core.plan;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import io.chimerastack.core.plan.DiffLine.Kind;
import io.chimerastack.core.render.RenderedFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what a change does to a file's text, in the form of {@code diff -u}. */
final class UnifiedDiff implements Change.Visitor<List<DiffLine>> {
  private static final int CONTEXT = 3;
  private static final String NOTHING = "/dev/null";

  @Override
  public List<DiffLine> create(Change.Create change) {
    return between(change.path(), null, change.after());
  }

  @Override
  public List<DiffLine> update(Change.Update change) {
    return between(change.path(), file(change.before()), change.after());
  }

  @Override
  public List<DiffLine> merge(Change.Merge change) {
    return between(change.path(), change.before(), change.after());
  }

  @Override
  public List<DiffLine> delete(Change.Delete change) {
    return between(change.path(), file(change.before()), null);
  }

  @Override
  public List<DiffLine> keep(Change.Keep change) {
    return change.base() == null
        ? List.of()
        : between(change.path(), change.base(), file(change.disk()));
  }

  @Override
  public List<DiffLine> stayDeleted(Change.StayDeleted change) {
    return List.of();
  }

  @Override
  public List<DiffLine> conflict(Change.Conflict change) {
    return between(change.path(), file(change.disk()), change.desired());
  }

  private static @Nullable RenderedFile file(DiskEntry entry) {
    return entry instanceof DiskEntry.Regular regular ? regular.content() : null;
  }

  private static List<DiffLine> between(
      String path, @Nullable RenderedFile before, @Nullable RenderedFile after) {
    List<DiffLine> lines = new ArrayList<>();
    String from = before == null ? NOTHING : "a/" + path;
    String to = after == null ? NOTHING : "b/" + path;
    byte[] old = before == null ? new byte[0] : before.bytes();
    byte[] now = after == null ? new byte[0] : after.bytes();
    if (!FileText.isText(old) || !FileText.isText(now)) {
      lines.add(new DiffLine(Kind.HEADER, "Binary files " + from + " and " + to + " differ"));
      return lines;
    }
    if (before != null && after != null && before.executable() != after.executable()) {
      lines.add(
          new DiffLine(
              Kind.HEADER, after.executable() ? "becomes executable" : "is no longer executable"));
    }
    text(lines, from, to, old, now);
    return List.copyOf(lines);
  }

  private static void text(List<DiffLine> lines, String from, String to, byte[] old, byte[] now) {
    List<String> oldLines = split(old);
    Patch<String> patch = DiffUtils.diff(oldLines, split(now));
    if (patch.getDeltas().isEmpty()) {
      return;
    }
    lines.add(new DiffLine(Kind.HEADER, "--- " + from));
    lines.add(new DiffLine(Kind.HEADER, "+++ " + to));
    List<String> hunks = UnifiedDiffUtils.generateUnifiedDiff(from, to, oldLines, patch, CONTEXT);
    for (String line : hunks.subList(2, hunks.size())) {
      int end = line.indexOf('\n');
      lines.add(new DiffLine(kind(line), end < 0 ? line : line.substring(0, end)));
      if (end >= 0) {
        lines.add(new DiffLine(Kind.CONTEXT, line.substring(end + 1)));
      }
    }
  }

  private static Kind kind(String line) {
    if (line.startsWith("@@")) {
      return Kind.HUNK;
    }
    if (line.startsWith("+")) {
      return Kind.ADDED;
    }
    return line.startsWith("-") ? Kind.REMOVED : Kind.CONTEXT;
  }

  /** Returns the lines; the last one says so if no line end follows it, as diff does. */
  private static List<String> split(byte[] bytes) {
    if (bytes.length == 0) {
      return List.of();
    }
    String text = FileText.shown(bytes);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + "\n\\ No newline at end of file");
    }
    return lines;
  }
}
