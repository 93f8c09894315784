/** What went wrong, where, and what to do about it: the one way in which core reports failure. */
@NullMarked
package io.chimerastack.core.problem;

import org.jspecify.annotations.NullMarked;
