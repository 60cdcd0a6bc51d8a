/** How much may be asked at once, and how long: room in the heap, time, and questions that are not waited for any more. */
@NullMarked
package dev.kith.model.evidence.bounds;

import org.jspecify.annotations.NullMarked;
