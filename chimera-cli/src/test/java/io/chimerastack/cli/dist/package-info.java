/** Build steps of the distribution: what the packaged program is made of. */
@NullMarked
package io.chimerastack.cli.dist;

import org.jspecify.annotations.NullMarked;
