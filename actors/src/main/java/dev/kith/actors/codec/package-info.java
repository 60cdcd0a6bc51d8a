/** Between the model's values and the protocol's messages. */
@NullMarked
package dev.kith.actors.codec;

import org.jspecify.annotations.NullMarked;
