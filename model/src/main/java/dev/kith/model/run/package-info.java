/** One run: its directory, what is recorded, saved and evaluated on the way, and how it ends. */
@NullMarked
package dev.kith.model.run;

import org.jspecify.annotations.NullMarked;
