/** A user's own pictures, in folders and archives, with their labels. */
@NullMarked
package dev.kith.model.data.folder;

import org.jspecify.annotations.NullMarked;
