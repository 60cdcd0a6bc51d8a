/** Counter-based randomness that no scheduling can change. */
@NullMarked
package dev.kith.model.random;

import org.jspecify.annotations.NullMarked;
