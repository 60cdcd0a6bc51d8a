/** Update rules on flat parameter vectors, and their schedules. */
@NullMarked
package dev.kith.model.optimizer;

import org.jspecify.annotations.NullMarked;
