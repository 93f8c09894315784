/** How core tells a front end what it is doing, without printing anything itself. */
@NullMarked
package io.chimerastack.core.progress;

import org.jspecify.annotations.NullMarked;
