/**
 * What tests of templates, plugins and embedders share: conditions, a JUnit extension, assertions.
 */
@NullMarked
package io.chimerastack.testkit;

import org.jspecify.annotations.NullMarked;
