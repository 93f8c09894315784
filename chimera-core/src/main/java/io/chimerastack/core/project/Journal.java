package io.chimerastack.core.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an apply is about to do, written before it does the first of it. Each step names the state
 * of its file before and after, so that whoever finds a journal can tell what is done.
 *
 * @param steps in the order in which they are carried out
 * @param directories the directories that the apply makes, parents first
 */
record Journal(List<Step> steps, List<String> directories) {
  private static final String HEADER = "chimera-journal 1";
  private static final String STEP = "step";
  private static final String DIRECTORY = "directory";
  private static final String END = "end";
  private static final int STEP_FIELDS = 4;

  Journal {
    steps = List.copyOf(steps);
    directories = List.copyOf(directories);
  }

  /**
   * One file.
   *
   * @param path relative to the project
   * @param before its state before, as {@link DurableFile#state} says it
   * @param after its state after; {@code -} if it goes
   */
  record Step(String path, String before, String after) {
    boolean deletes() {
      return after.equals("-");
    }

    boolean creates() {
      return before.equals("-");
    }
  }

  String toText() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (String directory : directories) {
      text.append(DIRECTORY).append(' ').append(directory).append('\n');
    }
    for (Step step : steps) {
      text.append(STEP).append(' ');
      text.append(step.before()).append(' ').append(step.after()).append(' ').append(step.path());
      text.append('\n');
    }
    return text.append(END).append(' ').append(steps.size()).append('\n').toString();
  }

  /** Returns the journal, or empty if the text is none; a whole one ends with its end line. */
  static Optional<Journal> parse(String text) {
    List<String> lines = text.lines().toList();
    List<Step> steps = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    int last = lines.size() - 1;
    if (last < 1 || !lines.get(0).equals(HEADER)) {
      return Optional.empty();
    }
    for (String line : lines.subList(1, last)) {
      String[] fields = line.split(" ", STEP_FIELDS);
      if (fields[0].equals(DIRECTORY) && line.length() > DIRECTORY.length() + 1) {
        directories.add(line.substring(DIRECTORY.length() + 1));
      } else if (fields[0].equals(STEP) && fields.length == STEP_FIELDS) {
        steps.add(new Step(fields[3], fields[1], fields[2]));
      } else {
        return Optional.empty();
      }
    }
    return lines.get(last).equals(END + " " + steps.size())
        ? Optional.of(new Journal(steps, directories))
        : Optional.empty();
  }
}
