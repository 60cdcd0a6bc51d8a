/** Views of an image, in plain Java. */
@NullMarked
package dev.kith.model.augmentation;

import org.jspecify.annotations.NullMarked;
