/** Losses as small pure functions of embeddings. */
@NullMarked
package dev.kith.model.loss;

import org.jspecify.annotations.NullMarked;
