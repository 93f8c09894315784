/**
 * Decides, purely, what happens to each file of a project: base, disk and desired in, a plan out.
 */
@NullMarked
package io.chimerastack.core.plan;

import org.jspecify.annotations.NullMarked;
