package io.chimerastack.core.plan;

import io.chimerastack.core.plan.DiskEntry.Obstacle;
import io.chimerastack.core.plan.DiskEntry.Regular;
import io.chimerastack.core.render.RenderedFile;
import io.chimerastack.core.render.RenderedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to each file, from what was written last (base), what is there (disk) and
 * what should be there (desired).
 *
 * <p>Where disk is base, desired wins. Where the user edited, their file stays if desired is base;
 * otherwise both edits are merged, and an overlap is a conflict. A file the user deleted stays
 * deleted; a file of theirs at a path that is new is a conflict; without a base every file that
 * differs is one. Line ends alone are no edit ({@code core.autocrlf} changes them): a file is
 * written with those it has on disk. The executable bit is compared like the text.
 *
 * <p>Pure: the same input gives the same plan.
 */
public final class Planner {
  private final PlanInput input;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> deleted = new HashSet<>();

  private Planner(PlanInput input) {
    this.input = input;
  }

  /** Returns the plan for {@code input}. */
  public static Plan plan(PlanInput input) {
    return new Planner(input).plan();
  }

  private Plan plan() {
    RenderedTree base = input.base();
    SortedSet<String> paths = new TreeSet<>(input.desired().files().keySet());
    if (base != null) {
      paths.addAll(base.files().keySet());
    }
    for (String path : paths) {
      RenderedFile before = base == null ? null : base.files().get(path);
      RenderedFile desired = input.desired().files().get(path);
      if (desired == null) {
        gone(path, before);
      } else if (before == null) {
        appears(path, desired);
      } else {
        stays(path, before, desired);
      }
    }
    changes.sort(Comparator.comparing(Change::path));
    boolean settled = input.desired().equals(base);
    return new Plan(input.graphChanges(), changes, settled, Fingerprint.of(input));
  }

  /** A path that was written by the last apply, and would not be any more. */
  private void gone(String path, @Nullable RenderedFile base) {
    if (base == null || !(entry(path) instanceof Regular disk)) {
      return;
    }
    if (FileText.same(disk.content().bytes(), base.bytes())) {
      delete(path, disk, "no longer generated");
    } else {
      decide(path, base, disk, null, "you edited it, and it is no longer generated");
    }
  }

  private void appears(String path, RenderedFile desired) {
    DiskEntry disk = entry(path);
    if (disk == null) {
      changes.add(new Change.Create(path, desired, "new"));
    } else if (disk instanceof Obstacle obstacle) {
      decide(path, null, disk, desired, "is to be generated, but is " + obstacle.what());
    } else if (disk instanceof Regular file
        && !FileText.same(file.content().bytes(), desired.bytes())) {
      String cause =
          input.base() == null
              ? "it differs, and what was generated last is not known"
              : "is to be generated, but a file of yours is there";
      decide(path, null, disk, desired, cause);
    }
  }

  private void stays(String path, RenderedFile base, RenderedFile desired) {
    DiskEntry disk = entry(path);
    if (disk == null) {
      changes.add(new Change.StayDeleted(path, desired, "you deleted it"));
    } else if (disk instanceof Regular file) {
      merge(path, base, file, desired);
    } else if (disk instanceof Obstacle obstacle) {
      if (base.equals(desired)) {
        changes.add(new Change.Keep(path, disk, base, "is " + obstacle.what()));
      } else {
        decide(path, base, disk, desired, "its text changes, but it is " + obstacle.what());
      }
    }
  }

  private void merge(String path, RenderedFile base, Regular disk, RenderedFile desired) {
    RenderedFile file = disk.content();
    boolean executable = mode(base, file, desired);
    byte[] now = file.bytes();
    boolean edited = !FileText.same(now, base.bytes());
    if (FileText.same(base.bytes(), desired.bytes()) || FileText.same(now, desired.bytes())) {
      keep(path, base, disk, executable, edited);
    } else if (!edited) {
      byte[] text =
          Arrays.equals(now, base.bytes())
              ? desired.bytes()
              : FileText.withLineEndsOf(now, desired.bytes());
      changes.add(
          new Change.Update(path, disk, RenderedFile.of(text, executable), "its text changes"));
    } else {
      mergeText(path, base, disk, desired, executable);
    }
  }

  /** The text on disk stays; the mode may change. */
  private void keep(
      String path, RenderedFile base, Regular disk, boolean executable, boolean edited) {
    RenderedFile file = disk.content();
    if (input.disk().modes() && executable != file.executable()) {
      String cause = executable ? "becomes executable" : "is no longer executable";
      changes.add(new Change.Update(path, disk, file.withExecutable(executable), cause));
    } else if (edited && !FileText.same(file.bytes(), desired(path).bytes())) {
      changes.add(new Change.Keep(path, disk, base, "you edited it"));
    } else if (input.disk().modes() && file.executable() != desired(path).executable()) {
      changes.add(new Change.Keep(path, disk, base, "you changed its mode"));
    }
  }

  private void mergeText(
      String path, RenderedFile base, Regular disk, RenderedFile desired, boolean executable) {
    RenderedFile file = disk.content();
    if (!areText(base, file, desired)) {
      decide(path, base, disk, desired, "you edited it and it changes, and it is no text");
      return;
    }
    ThreeWayMerge.Outcome merged = ThreeWayMerge.merge(base.bytes(), file.bytes(), desired.bytes());
    if (!merged.clean()) {
      decide(path, base, disk, desired, "you edited lines that change");
      return;
    }
    RenderedFile after = RenderedFile.of(merged.text(), executable);
    if (after.equals(file)) {
      changes.add(new Change.Keep(path, disk, base, "you edited it"));
    } else {
      changes.add(new Change.Merge(path, file, after, 0, "merged with your edits"));
    }
  }

  /** The executable bit: the user's if they changed it, the desired one otherwise. */
  private boolean mode(RenderedFile base, RenderedFile disk, RenderedFile desired) {
    boolean changed = input.disk().modes() && disk.executable() != base.executable();
    return changed ? disk.executable() : desired.executable();
  }

  /** A conflict, as far as the policy leaves it one. */
  private void decide(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause) {
    switch (input.policy()) {
      case ASK -> conflict(path, base, disk, desired, cause, "markers, ours, theirs or new");
      case OURS -> changes.add(new Change.Keep(path, disk, base, cause + ": yours stays"));
      case THEIRS -> theirs(path, base, disk, desired, cause);
      case NEW -> beside(path, base, disk, desired, cause);
      case MARKERS -> markers(path, base, disk, desired, cause);
    }
  }

  private void theirs(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause) {
    if (disk instanceof Obstacle obstacle && !obstacle.replaceable()) {
      conflict(path, base, disk, desired, cause, "ours");
    } else if (desired == null) {
      delete(path, disk, cause + ": yours goes");
    } else {
      changes.add(new Change.Update(path, disk, desired, cause + ": yours is replaced"));
    }
  }

  private void beside(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause) {
    if (desired == null) {
      changes.add(new Change.Keep(path, disk, base, cause + ": yours stays"));
      return;
    }
    String other = path + PlanInput.NEW_SUFFIX;
    DiskEntry there = entry(other);
    boolean written =
        there instanceof Regular file && FileText.same(file.content().bytes(), desired.bytes());
    if ((there != null && !written) || input.desired().files().containsKey(other)) {
      conflict(
          path, base, disk, desired, cause + ", and '" + other + "' is taken", "ours or theirs");
      return;
    }
    changes.add(new Change.Keep(path, disk, base, cause + ": yours stays, see " + other));
    if (!written) {
      changes.add(new Change.Create(other, desired, "what would be generated at " + path));
    }
  }

  private void markers(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause) {
    if (desired == null) {
      changes.add(new Change.Keep(path, disk, base, cause + ": yours stays"));
    } else if (disk instanceof Regular file && areText(base, file.content(), desired)) {
      RenderedFile content = file.content();
      byte[] from = base == null ? new byte[0] : base.bytes();
      ThreeWayMerge.Outcome merged = ThreeWayMerge.merge(from, content.bytes(), desired.bytes());
      boolean executable = base == null ? content.executable() : mode(base, content, desired);
      RenderedFile after = RenderedFile.of(merged.text(), executable);
      changes.add(new Change.Merge(path, content, after, merged.conflicts(), cause));
    } else {
      conflict(path, base, disk, desired, cause, "ours, theirs or new");
    }
  }

  private void conflict(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause,
      String choices) {
    String fix = "choose with --conflict=" + choices + ", or change the file";
    changes.add(new Change.Conflict(path, base, disk, desired, cause, fix));
  }

  private void delete(String path, DiskEntry disk, String cause) {
    deleted.add(path);
    changes.add(new Change.Delete(path, disk, cause));
  }

  /** Returns what stands at the path once the files are gone that the plan deletes. */
  private @Nullable DiskEntry entry(String path) {
    Optional<DiskEntry> disk = input.disk().at(path);
    if (disk.isPresent() && disk.get() instanceof Obstacle && belowDeleted(path)) {
      return null;
    }
    return disk.orElse(null);
  }

  private boolean belowDeleted(String path) {
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      if (deleted.contains(path.substring(0, i))) {
        return true;
      }
    }
    return false;
  }

  private RenderedFile desired(String path) {
    return input.desired().file(path).orElseThrow();
  }

  private static boolean areText(@Nullable RenderedFile base, RenderedFile... files) {
    if (base != null && !FileText.isText(base.bytes())) {
      return false;
    }
    for (RenderedFile file : files) {
      if (!FileText.isText(file.bytes())) {
        return false;
      }
    }
    return true;
  }
}
