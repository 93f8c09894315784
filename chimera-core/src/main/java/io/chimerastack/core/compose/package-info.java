/** The project's Compose files and the keys of its {@code .env}, derived from the service graph. */
@NullMarked
package io.chimerastack.core.compose;

import org.jspecify.annotations.NullMarked;
