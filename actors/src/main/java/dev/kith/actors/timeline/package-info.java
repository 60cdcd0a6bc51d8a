/** Who worked when. */
@NullMarked
package dev.kith.actors.timeline;

import org.jspecify.annotations.NullMarked;
