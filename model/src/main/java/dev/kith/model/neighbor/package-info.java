/** The queue of labelled embeddings, exact k-NN and the vote. */
@NullMarked
package dev.kith.model.neighbor;

import org.jspecify.annotations.NullMarked;
