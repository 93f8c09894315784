/** Proves the built-in stacks. */
@NullMarked
package io.chimerastack.templates;

import org.jspecify.annotations.NullMarked;
