/** From the bytes of a picture file to pixels, as a viewer would show them. */
@NullMarked
package dev.kith.model.data.picture;

import org.jspecify.annotations.NullMarked;
