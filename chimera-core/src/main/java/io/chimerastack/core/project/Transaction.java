package io.chimerastack.core.project;

import io.chimerastack.core.problem.Category;
import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.project.Journal.Step;
import io.chimerastack.core.render.RenderedFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes several files of a project, all or none.
 *
 * <p>In {@code .chimera/staging} it first puts the new content and a copy of the old content of
 * each file, and waits for the disk; then the journal, whose appearance is the commit; then it
 * renames file after file into place; then it renames the staging directory away. Cut off before
 * the commit, nothing has happened. Cut off after it, {@link #recover} carries it through. If a
 * step fails, all are undone, and if that is cut off, undoing is what is carried through.
 */
final class Transaction {
  private static final String STAGING = ProjectDirectory.STATE + "/staging";
  private static final String RUBBISH = ProjectDirectory.STATE + "/rubbish";

  private final Enclosure enclosure;
  private final WriteStep writes;
  private final Path staging;
  private final Path rubbish;
  private final List<Problem> leftAlone = new ArrayList<>();

  Transaction(Enclosure enclosure, WriteStep writes) {
    this.enclosure = enclosure;
    this.writes = writes;
    this.staging = enclosure.resolve(STAGING);
    this.rubbish = enclosure.resolve(RUBBISH);
  }

  /**
   * One file to change.
   *
   * @param path relative to the project
   * @param expected the state it must have now, as {@link DurableFile#state} says it; null for any
   * @param content its new content; null to delete it
   * @param keepsMode whether it stays a program if it is one, whatever {@code content} says
   * @param secret whether only its owner may read it
   */
  record Target(
      String path,
      @Nullable String expected,
      @Nullable RenderedFile content,
      boolean keepsMode,
      boolean secret) {}

  boolean isPending() {
    return Files.exists(staging.resolve("journal"));
  }

  /** Carries the changes out, or none of them and fails. */
  void run(List<Target> targets) {
    if (targets.isEmpty()) {
      return;
    }
    Journal journal;
    try {
      journal = stage(targets);
    } catch (IOException | UnsupportedOperationException | ChimeraException e) {
      throw failure(e, discard());
    }
    boolean interrupted = Thread.interrupted(); // past the commit, it comes too late
    try {
      forward(journal, true);
      end();
    } catch (IOException | UnsupportedOperationException | ChimeraException e) {
      interrupted |= Thread.interrupted();
      throw failure(e, undo(journal));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Finishes what was cut off. */
  Recovery recover() {
    try {
      DurableFile.deleteTree(rubbish);
      if (!Files.exists(staging, LinkOption.NOFOLLOW_LINKS)) {
        return Recovery.nothing();
      }
      Optional<Journal> journal = readJournal();
      if (journal.isEmpty()) {
        writes.before("remove what was staged");
        DurableFile.deleteTree(staging);
        return new Recovery(Recovery.Kind.ROLLED_BACK, List.of(), List.of());
      }
      boolean undoing = Files.exists(staging.resolve("undo")) || !isComplete(journal.get());
      if (undoing) {
        backward(journal.get());
      } else {
        forward(journal.get(), false);
      }
      end();
      List<String> files = journal.get().steps().stream().map(Step::path).sorted().toList();
      Recovery.Kind kind = undoing ? Recovery.Kind.ROLLED_BACK : Recovery.Kind.COMPLETED;
      return new Recovery(kind, files, leftAlone);
    } catch (IOException | UnsupportedOperationException e) {
      throw new ProjectException(
          Category.FAILED,
          new Problem(
              "an apply was cut off and cannot be finished: " + Reasons.of(e),
              staging.toString(),
              "make the project writable and give the disk room, then run the command again"),
          e);
    }
  }

  private Journal stage(List<Target> targets) throws IOException {
    DurableFile.deleteTree(staging);
    Files.createDirectories(staging);
    List<Step> steps = new ArrayList<>();
    SortedSet<String> directories = new TreeSet<>();
    for (Target target : targets) {
      before("stage " + target.path());
      steps.add(stage(target, steps.size()));
      if (target.content() != null) {
        missingParents(target.path(), directories);
      }
    }
    DurableFile.sync(staging);
    Journal journal = new Journal(steps, List.copyOf(directories));
    before("write the journal");
    Path draft = staging.resolve("journal.draft");
    DurableFile.write(draft, journal.toText().getBytes(StandardCharsets.UTF_8), false);
    before("commit");
    Files.move(draft, staging.resolve("journal"), StandardCopyOption.ATOMIC_MOVE);
    DurableFile.sync(staging);
    return journal;
  }

  private Step stage(Target target, int number) throws IOException {
    Path place = enclosure.resolve(target.path());
    String state = DurableFile.state(place);
    if (target.expected() != null && !target.expected().equals(state)) {
      throw changed(target.path());
    }
    if (state.equals("directory")) {
      throw new ProjectException(
          Category.CONFLICT,
          new Problem("a directory stands where a file is to be", target.path(), "move it away"));
    }
    Path now = staged(number);
    if (target.content() != null) {
      DurableFile.write(now, target.content().bytes(), target.secret());
    }
    if (!state.equals("-")) {
      backUp(place, kept(number), target.secret());
      if (target.content() != null && !target.secret() && !Files.isSymbolicLink(place)) {
        FileModes.copy(place, now);
      }
    }
    if (target.content() == null) {
      return new Step(target.path(), state, "-");
    }
    if (!target.keepsMode()) {
      FileModes.setExecutable(now, target.content().executable());
    }
    return new Step(target.path(), state, DurableFile.state(now));
  }

  private static void backUp(Path place, Path copy, boolean secret) throws IOException {
    if (Files.isSymbolicLink(place)) {
      Files.copy(place, copy, LinkOption.NOFOLLOW_LINKS);
    } else {
      DurableFile.write(copy, Files.readAllBytes(place), secret);
      FileModes.copy(place, copy);
    }
  }

  private void missingParents(String path, SortedSet<String> directories) {
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      String parent = path.substring(0, i);
      if (!Files.isDirectory(enclosure.place(parent))) {
        directories.add(parent);
      }
    }
  }

  /**
   * Does the steps that are not done yet.
   *
   * @param strict whether a file that somebody else has changed since is a failure; if not, it is
   *     left alone and reported
   */
  private void forward(Journal journal, boolean strict) throws IOException {
    for (int i = 0; i < journal.steps().size(); i++) {
      Step step = journal.steps().get(i);
      Path place = enclosure.resolve(step.path());
      String state = DurableFile.state(place);
      if (state.equals(step.after())) {
        if (step.deletes()) {
          pruneAbove(step.path()); // it may have been cut off between the file and its folder
        }
        continue;
      }
      if (!state.equals(step.before())) {
        if (strict) {
          throw changed(step.path());
        }
        leaveAlone(step.path());
        continue;
      }
      writes.before((step.deletes() ? "delete " : "put ") + step.path());
      if (step.deletes()) {
        Files.delete(place);
        pruneAbove(step.path());
      } else {
        put(staged(i), place);
      }
    }
  }

  private void backward(Journal journal) throws IOException {
    for (int i = journal.steps().size() - 1; i >= 0; i--) {
      Step step = journal.steps().get(i);
      Path place = enclosure.resolve(step.path());
      String state = DurableFile.state(place);
      if (state.equals(step.before())) {
        continue;
      }
      if (!state.equals(step.after())) {
        leaveAlone(step.path());
        continue;
      }
      writes.before("restore " + step.path());
      if (step.creates()) {
        Files.delete(place);
      } else {
        pruneBelow(step.path(), journal.directories());
        put(kept(i), place);
      }
    }
    pruneBelow("", journal.directories());
  }

  private void put(Path from, Path place) throws IOException {
    Path parent = DurableFile.directoryOf(place);
    Files.createDirectories(parent);
    CopyOption[] options = {StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING};
    Files.move(from, place, options);
    DurableFile.sync(parent);
  }

  /** Whether every step is either done or can still be done. */
  private boolean isComplete(Journal journal) throws IOException {
    for (int i = 0; i < journal.steps().size(); i++) {
      Step step = journal.steps().get(i);
      boolean done = DurableFile.state(enclosure.resolve(step.path())).equals(step.after());
      if (!done && !step.deletes() && !DurableFile.state(staged(i)).equals(step.after())) {
        return false;
      }
    }
    return true;
  }

  /** Undoes what is done; returns what the user must know if that fails, too. */
  private @Nullable Problem undo(Journal journal) {
    try {
      Files.createFile(staging.resolve("undo"));
      DurableFile.sync(staging);
      backward(journal);
      end();
      return null;
    } catch (IOException | UnsupportedOperationException e) {
      return new Problem(
          "undoing failed, too: " + Reasons.of(e),
          staging.toString(),
          "run the command again: it undoes the rest first");
    }
  }

  /** Removes what was staged; what cannot be removed, the next command removes. */
  private @Nullable Problem discard() {
    try {
      DurableFile.deleteTree(staging);
    } catch (IOException | UnsupportedOperationException e) {
      // it holds no journal, so it is only in the way of nobody
    }
    return null;
  }

  /**
   * Ends the transaction. One rename does, so that staged files without a journal are always those
   * of an apply that had not begun; what the rename leaves is rubbish.
   */
  private void end() {
    try {
      writes.before("end the transaction");
      DurableFile.deleteTree(rubbish);
      Files.move(staging, rubbish, StandardCopyOption.ATOMIC_MOVE);
      DurableFile.sync(DurableFile.directoryOf(rubbish));
      writes.before("remove what was staged");
      DurableFile.deleteTree(rubbish);
    } catch (IOException e) {
      // every file is in place; the next command removes the rest
    }
  }

  private Optional<Journal> readJournal() throws IOException {
    Path journal = staging.resolve("journal");
    if (!Files.exists(journal)) {
      return Optional.empty();
    }
    return Journal.parse(Files.readString(journal));
  }

  /** Removes the folders that a deleted file leaves empty, from its own upwards. */
  private void pruneAbove(String path) throws IOException {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String parent = path.substring(0, slash);
      Path directory = enclosure.resolve(parent);
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (!DurableFile.isEmptyDirectory(directory)) {
        return;
      }
      writes.before("remove the empty folder " + parent);
      Files.delete(directory);
    }
  }

  /** Deletes the directories that this transaction made, at and below a path, if they are empty. */
  private void pruneBelow(String path, List<String> directories) throws IOException {
    for (int i = directories.size() - 1; i >= 0; i--) {
      String directory = directories.get(i);
      if (path.isEmpty() || directory.equals(path) || directory.startsWith(path + "/")) {
        Path place = enclosure.resolve(directory);
        if (DurableFile.isEmptyDirectory(place)) {
          Files.delete(place);
        }
      }
    }
  }

  private void before(String what) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
    writes.before(what);
  }

  private Path staged(int number) {
    return staging.resolve("new-" + number);
  }

  private Path kept(int number) {
    return staging.resolve("old-" + number);
  }

  private void leaveAlone(String path) {
    leftAlone.add(
        new Problem(
            "the file was changed after the apply was cut off, and is left as it is",
            path,
            "look at it; 'chimera diff' shows what differs"));
  }

  private static ProjectException changed(String path) {
    return new ProjectException(
        Category.CONFLICT,
        new Problem(
            "the file has changed since the plan was made",
            path,
            "run the command again for a new plan"));
  }

  static ProjectException failure(Exception e, @Nullable Problem then) {
    List<Problem> problems = new ArrayList<>();
    Category category = Category.FAILED;
    if (e instanceof ChimeraException failure) {
      category = failure.category();
      problems.addAll(failure.problems());
    } else if (e instanceof ClosedByInterruptException || e instanceof InterruptedIOException) {
      category = Category.INTERRUPTED;
      problems.add(new Problem("interrupted; nothing was changed", "", "run the command again"));
    } else {
      problems.add(
          new Problem(
              "the project could not be written, and is as it was: " + Reasons.of(e),
              e instanceof java.nio.file.FileSystemException file && file.getFile() != null
                  ? file.getFile()
                  : "",
              "give the disk room and make the project writable, then run the command again"));
    }
    if (then != null) {
      problems.add(then);
    }
    return new ProjectException(category, problems, e);
  }
}
