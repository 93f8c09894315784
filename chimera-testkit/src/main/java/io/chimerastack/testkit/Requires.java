package io.chimerastack.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The annotated tests run only where the prerequisites are there; elsewhere they are disabled, with
 * the reason. When the environment variable {@code CHIMERA_STRICT} is {@code true}, as in the
 * project's own gate, a missing prerequisite fails them instead.
 *
 * @see RequiresDocker
 * @see RequiresChromium
 * @see RequiresNpm
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Requires.All.class)
@ExtendWith(RequiresCondition.class)
public @interface Requires {
  /** Returns what the tests need; never empty. */
  Prerequisite[] value();

  /** What the compiler makes of several {@link Requires} on one element. */
  @Documented
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(RequiresCondition.class)
  @interface All {
    /** Returns the several. */
    Requires[] value();
  }
}
