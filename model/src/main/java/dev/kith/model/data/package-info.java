/** Readers, built-in sets, labelled subsets and batches. */
@NullMarked
package dev.kith.model.data;

import org.jspecify.annotations.NullMarked;
