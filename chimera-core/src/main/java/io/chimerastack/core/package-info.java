/**
 * The one door for embedders: {@link io.chimerastack.core.Chimera} and what it takes and answers.
 */
@NullMarked
package io.chimerastack.core;

import org.jspecify.annotations.NullMarked;
