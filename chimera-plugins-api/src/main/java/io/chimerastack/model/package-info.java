/**
 * The immutable values that core, templates and plugins share: services, capabilities, ports,
 * relations.
 */
@NullMarked
package io.chimerastack.model;

import org.jspecify.annotations.NullMarked;
