/** Who worked when. */
@NullMarked
package dev.kith.model.timeline;

import org.jspecify.annotations.NullMarked;
