/** Checks the built parts of the component {@code core/dashboard}. */
@NullMarked
package io.chimerastack.templates.dashboard;

import org.jspecify.annotations.NullMarked;
