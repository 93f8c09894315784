/** What the user wants, read from {@code chimera.yaml} and resolved against the catalog. */
@NullMarked
package io.chimerastack.core.blueprint;

import org.jspecify.annotations.NullMarked;
