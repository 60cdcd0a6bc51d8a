/** The thin layer over the tensor engine: gradient mode, flat parameter vectors, lanes. */
@NullMarked
package dev.kith.model.engine;

import org.jspecify.annotations.NullMarked;
