package io.chimerastack.core.check;

import io.chimerastack.core.blueprint.Blueprint;

/**
 * A project that is made to see whether its templates work.
 *
 * @param label what people call it, such as {@code backend/php-web mysql}
 * @param blueprint what it is made of
 * @param stack the id of the stack; empty for a component tried without one
 * @param variant the key of the variant; empty if there is none
 * @param manifest where the manifest stands that the trial is for
 */
public record Trial(
    String label, Blueprint blueprint, String stack, String variant, String manifest) {
  /** Returns the label as a plain name, such as {@code backend-php-web-mysql}. */
  public String name() {
    return label.replaceAll("[^a-z0-9]+", "-");
  }
}
