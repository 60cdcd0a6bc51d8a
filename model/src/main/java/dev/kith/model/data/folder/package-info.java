/** Files in folders and archives: which there are, what they are called, and what is in them. */
@NullMarked
package dev.kith.model.data.folder;

import org.jspecify.annotations.NullMarked;
