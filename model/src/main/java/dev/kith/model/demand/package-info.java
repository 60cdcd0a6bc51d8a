/** What a run will take of its machine, told before its first step. */
@NullMarked
package dev.kith.model.demand;

import org.jspecify.annotations.NullMarked;
