package io.chimerastack.core.yaml;

import io.chimerastack.core.problem.ChimeraException;
import io.chimerastack.core.problem.Problem;
import io.chimerastack.core.problem.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Collects what is wrong with documents while they are read, so that all of it is told at once. */
public final class YamlProblems {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f]");

  private final List<Problem> problems = new ArrayList<>();

  /** Creates an empty collection. */
  public YamlProblems() {}

  /** Adds a problem with a value; what it says is prefixed with the value's JSON pointer. */
  public void add(YamlNode node, String what, String fix) {
    add(Rule.WRONG_VALUE, node, what, fix);
  }

  /** Adds a problem of a class with a value. */
  public void add(Rule rule, YamlNode node, String what, String fix) {
    add(rule, node.where(), node.pointer(), what, fix);
  }

  /** Adds a problem with the key of a value. */
  public void addAtKey(YamlNode node, String what, String fix) {
    addAtKey(Rule.WRONG_VALUE, node, what, fix);
  }

  /** Adds a problem of a class with the key of a value. */
  public void addAtKey(Rule rule, YamlNode node, String what, String fix) {
    add(rule, node.keyWhere(), node.pointer(), what, fix);
  }

  /** Adds a problem that was found elsewhere. */
  public void add(Problem problem) {
    problems.add(
        new Problem(
            visible(problem.what()),
            visible(problem.where()),
            visible(problem.fix()),
            problem.rule()));
  }

  private void add(Rule rule, String where, String pointer, String what, String fix) {
    add(new Problem(pointer.isEmpty() ? what : pointer + " " + what, where, fix, rule));
  }

  /** Shows control characters, with which a document could otherwise drive a terminal. */
  private static String visible(String text) {
    return CONTROL.matcher(text).replaceAll("\ufffd");
  }

  /** Tells whether nothing is wrong. */
  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /** Returns what is wrong, in the order of adding. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Throws what {@code failure} makes of the problems, if there are any. */
  public void throwIfAny(Function<List<Problem>, ? extends ChimeraException> failure) {
    if (!problems.isEmpty()) {
      throw failure.apply(problems());
    }
  }
}
