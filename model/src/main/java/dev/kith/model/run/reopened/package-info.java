/** A run that is used again: gone on with, measured, looked at. Its data are compared with what it saw. */
@NullMarked
package dev.kith.model.run.reopened;

import org.jspecify.annotations.NullMarked;
