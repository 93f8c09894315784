/** How answers of core look on a terminal and in JSON. */
@NullMarked
package io.chimerastack.cli.view;

import org.jspecify.annotations.NullMarked;
