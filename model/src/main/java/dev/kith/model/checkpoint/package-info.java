/** Atomic, hashed files of training state; safetensors. */
@NullMarked
package dev.kith.model.checkpoint;

import org.jspecify.annotations.NullMarked;
