package io.chimerastack.cli;

import io.chimerastack.core.catalog.Catalog;
import io.chimerastack.core.catalog.CatalogSource;
import io.chimerastack.core.catalog.Stack;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stack of the built-in catalog in one of its variants.
 *
 * @param stack the stack's id
 * @param variant the variant; {@code null} if the stack has none
 */
record StackVariant(String stack, @Nullable String variant) {
  /** Returns the catalog that all of them are in. */
  static Catalog catalog() {
    return Catalog.of(List.of(CatalogSource.classpath(StackVariant.class.getClassLoader())));
  }

  /**
   * Returns every stack in every variant, so none that is new can be forgotten; for the inner loop,
   * those that start as the system property {@code chimera.stacks} says.
   */
  static Stream<StackVariant> all() {
    String wanted = System.getProperty("chimera.stacks", "");
    return catalog().stacks().stream()
        .flatMap(StackVariant::variantsOf)
        .filter(row -> row.toString().startsWith(wanted));
  }

  private static Stream<StackVariant> variantsOf(Stack stack) {
    return stack
        .variants()
        .map(variants -> variants.choices().keySet().stream())
        .orElseGet(() -> Stream.of((String) null))
        .map(variant -> new StackVariant(stack.id(), variant));
  }

  /** Returns a name for files: {@code backend-php-web-mysql}. */
  String label() {
    return toString().replaceAll("[/ ]", "-");
  }

  /** Returns {@code backend/php-web mysql}. */
  @Override
  public String toString() {
    return variant == null ? stack : stack + " " + variant;
  }
}
