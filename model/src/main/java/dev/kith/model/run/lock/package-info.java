/** A run directory has one owner at a time: which process that is, and how others learn of it. */
@NullMarked
package dev.kith.model.run.lock;

import org.jspecify.annotations.NullMarked;
