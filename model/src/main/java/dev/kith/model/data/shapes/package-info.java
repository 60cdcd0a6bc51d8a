/** The built-in set: figures that Kith draws itself. */
@NullMarked
package dev.kith.model.data.shapes;

import org.jspecify.annotations.NullMarked;
