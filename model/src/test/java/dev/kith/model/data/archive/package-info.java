/** Tests of what is in archives. */
@NullMarked
package dev.kith.model.data.archive;

import org.jspecify.annotations.NullMarked;
