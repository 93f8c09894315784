/**
 * Turns a resolved blueprint into a tree of files in memory: templates, Compose files, examples.
 */
@NullMarked
package io.chimerastack.core.render;

import org.jspecify.annotations.NullMarked;
