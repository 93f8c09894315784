/** Another program that embeds Chimera: sees public types only. */
@NullMarked
package io.chimerastack.embedding;

import org.jspecify.annotations.NullMarked;
