/** A user's own images: what is a label, what a class, and what they are used for. */
@NullMarked
package dev.kith.model.data.images;

import org.jspecify.annotations.NullMarked;
