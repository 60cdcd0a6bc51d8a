/** Tests of the choice of a layout. */
@NullMarked
package dev.kith.model.run.layout;

import org.jspecify.annotations.NullMarked;
