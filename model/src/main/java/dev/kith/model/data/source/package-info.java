/** Opens the data set that the settings name. */
@NullMarked
package dev.kith.model.data.source;

import org.jspecify.annotations.NullMarked;
