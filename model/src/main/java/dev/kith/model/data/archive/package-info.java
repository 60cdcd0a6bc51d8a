/** What is in a zip or tar archive, whatever its file is called: entries with their names, kinds and contents. */
@NullMarked
package dev.kith.model.data.archive;

import org.jspecify.annotations.NullMarked;
