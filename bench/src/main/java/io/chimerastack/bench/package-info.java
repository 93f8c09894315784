/** How long the parts take that must stay linear in the number of services. */
@NullMarked
package io.chimerastack.bench;

import org.jspecify.annotations.NullMarked;
