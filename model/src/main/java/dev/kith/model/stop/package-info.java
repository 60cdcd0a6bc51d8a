/** How long work hears that it shall end, wherever it is. */
@NullMarked
package dev.kith.model.stop;

import org.jspecify.annotations.NullMarked;
