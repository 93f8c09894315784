/**
 * The command line: each command parses its arguments, calls core once and hands the answer to a
 * view.
 */
@NullMarked
package io.chimerastack.cli;

import org.jspecify.annotations.NullMarked;
