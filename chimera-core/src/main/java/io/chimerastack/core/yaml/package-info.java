/**
 * Reads YAML with positions and limits, and writes it for people: the one door to the YAML engine.
 */
@NullMarked
package io.chimerastack.core.yaml;

import org.jspecify.annotations.NullMarked;
