/** The layout of lanes, chosen by measurement. */
@NullMarked
package dev.kith.model.run.layout;

import org.jspecify.annotations.NullMarked;
