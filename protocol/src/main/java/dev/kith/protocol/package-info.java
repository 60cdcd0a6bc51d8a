/** How what passes between actors is written: tensors without copying, messages with stable names. */
@NullMarked
package dev.kith.protocol;

import org.jspecify.annotations.NullMarked;
