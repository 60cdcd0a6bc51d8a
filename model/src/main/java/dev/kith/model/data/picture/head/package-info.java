/** What files of pictures say of themselves, read without decoding them and without trust: in time and memory of their own size. */
@NullMarked
package dev.kith.model.data.picture.head;

import org.jspecify.annotations.NullMarked;
