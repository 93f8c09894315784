package io.chimerastack.core.plan;

import io.chimerastack.core.render.RenderedFile;
import org.jspecify.annotations.Nullable;

/** One step of a {@link Plan}: what happens to one file, and why. */
public sealed interface Change {
  /** Returns the file's path, relative to the project, separated by {@code /}. */
  String path();

  /** Returns why it happens, a few words without a final full stop. */
  String cause();

  /** Calls the visitor's method for this case. */
  <R> R accept(Visitor<R> visitor);

  /** Returns whether applying it touches the disk. */
  default boolean writes() {
    return this instanceof Create
        || this instanceof Update
        || this instanceof Merge
        || this instanceof Delete;
  }

  /**
   * A file appears.
   *
   * @param path the file
   * @param after what is written
   * @param cause why
   */
  record Create(String path, RenderedFile after, String cause) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.create(this);
    }
  }

  /**
   * A file is replaced. Unless the user chose so, it holds no edit of theirs.
   *
   * @param path the file
   * @param before what is on disk
   * @param after what is written
   * @param cause why
   */
  record Update(String path, DiskEntry before, RenderedFile after, String cause) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.update(this);
    }
  }

  /**
   * A file that the user edited gets the new lines, too.
   *
   * @param path the file
   * @param before the user's file
   * @param after the merged one
   * @param conflicts how many diff3 blocks the merged file holds; 0 if it merged cleanly
   * @param cause why
   */
  record Merge(String path, RenderedFile before, RenderedFile after, int conflicts, String cause)
      implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.merge(this);
    }
  }

  /**
   * A file disappears.
   *
   * @param path the file
   * @param before what is on disk
   * @param cause why
   */
  record Delete(String path, DiskEntry before, String cause) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.delete(this);
    }
  }

  /**
   * The user's file stays as it is: drift, or the user's decision.
   *
   * @param path the file
   * @param disk what is on disk
   * @param base what was written by the last apply; null if that is not known
   * @param cause why
   */
  record Keep(String path, DiskEntry disk, @Nullable RenderedFile base, String cause)
      implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.keep(this);
    }
  }

  /**
   * A file that the user deleted stays deleted.
   *
   * @param path the file
   * @param desired what would be written
   * @param cause why
   */
  record StayDeleted(String path, RenderedFile desired, String cause) implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stayDeleted(this);
    }
  }

  /**
   * The user must decide.
   *
   * @param path the file
   * @param base what was written by the last apply; null if nothing was, or that is not known
   * @param disk what is on disk
   * @param desired what would be written; null if the file would go
   * @param cause why
   * @param fix what the user can do
   */
  record Conflict(
      String path,
      @Nullable RenderedFile base,
      DiskEntry disk,
      @Nullable RenderedFile desired,
      String cause,
      String fix)
      implements Change {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conflict(this);
    }
  }

  /**
   * One method for each case.
   *
   * @param <R> what the methods return
   */
  interface Visitor<R> {
    /** A file appears. */
    R create(Create change);

    /** A file is replaced. */
    R update(Update change);

    /** A file is merged with the user's edits. */
    R merge(Merge change);

    /** A file disappears. */
    R delete(Delete change);

    /** The user's file stays. */
    R keep(Keep change);

    /** A file that the user deleted stays deleted. */
    R stayDeleted(StayDeleted change);

    /** The user must decide. */
    R conflict(Conflict change);
  }
}
