/**
 * What templates and the projects made from them must keep: the checks behind {@code chimera
 * template}, the testkit and the installing of packs. It reads; it writes nothing.
 */
@NullMarked
package io.chimerastack.core.check;

import org.jspecify.annotations.NullMarked;
