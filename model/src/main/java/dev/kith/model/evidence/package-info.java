/** What a run knows now, for those who look at it: votes, queue, frozen copies. Nothing here can change the training. */
@NullMarked
package dev.kith.model.evidence;

import org.jspecify.annotations.NullMarked;
