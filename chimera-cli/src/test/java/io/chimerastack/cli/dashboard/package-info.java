/** The dashboard, and applications, as a browser shows them. */
@NullMarked
package io.chimerastack.cli.dashboard;

import org.jspecify.annotations.NullMarked;
