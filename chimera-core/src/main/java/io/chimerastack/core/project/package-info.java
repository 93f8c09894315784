/**
 * The one place that writes projects: their directory, lockfile, base, {@code .env}, and applying
 * plans.
 */
@NullMarked
package io.chimerastack.core.project;

import org.jspecify.annotations.NullMarked;
