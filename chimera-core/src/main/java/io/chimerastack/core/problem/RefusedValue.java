package io.chimerastack.core.problem;

/** A value that breaks a rule of its own; whoever knows its place makes a {@link Problem} of it. */
public final class RefusedValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Rule rule;

  /**
   * Refuses a value.
   *
   * @param rule the rule that it breaks
   * @param message what is wrong with it
   */
  public RefusedValue(Rule rule, String message) {
    super(message);
    this.rule = rule;
  }

  /** Returns the rule that the value breaks. */
  public Rule rule() {
    return rule;
  }
}
