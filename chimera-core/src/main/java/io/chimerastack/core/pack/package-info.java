/**
 * Template packs on this machine: new ones from a scaffold, and those that are installed in
 * Chimera's home. It writes packs, never projects.
 */
@NullMarked
package io.chimerastack.core.pack;

import org.jspecify.annotations.NullMarked;
