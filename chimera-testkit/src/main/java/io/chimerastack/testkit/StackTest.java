package io.chimerastack.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once for each stack of a catalog in each of its variants, with the project made
 * from it as its {@link RenderedProject} parameter:
 *
 * <pre>{@code
 * @StackTest(directory = "templates")
 * void everyProjectIsSound(RenderedProject project) {
 *   assertThat(project).isSound();
 * }
 * }</pre>
 *
 * <p>Each run has a project of its own, in a temporary directory that is deleted afterwards. What a
 * class says with {@link StackCatalog} holds for its tests that say nothing themselves.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ChimeraExtension.class)
public @interface StackTest {
  /**
   * Returns the directory of a template pack, from the working directory; its stacks are tested,
   * and they may use what the catalog on the class path has. Empty for the stacks on the class
   * path.
   */
  String directory() default "";

  /** Returns the ids of the stacks to test, with or without {@code stacks/}; empty for all. */
  String[] stacks() default {};
}
