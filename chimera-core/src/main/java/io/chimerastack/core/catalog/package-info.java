/** What there is to choose from: components and stacks, their manifests and their files. */
@NullMarked
package io.chimerastack.core.catalog;

import org.jspecify.annotations.NullMarked;
