/** The services of one project and their relations, as immutable, validated values. */
@NullMarked
package io.chimerastack.core.graph;

import org.jspecify.annotations.NullMarked;
