/**
 * The container engine, reached through the {@code docker} command line that its user already has.
 */
@NullMarked
package io.chimerastack.core.docker;

import org.jspecify.annotations.NullMarked;
