/**
 * Decides which host port every instance of the user publishes, and remembers it across instances.
 */
@NullMarked
package io.chimerastack.core.port;

import org.jspecify.annotations.NullMarked;
