/** The dashboard as a browser shows it. */
@NullMarked
package io.chimerastack.cli.dashboard;

import org.jspecify.annotations.NullMarked;
