/**
 * Views of an image, in plain Java. {@link dev.kith.model.augmentation.ViewMaker} makes the augmented views of training,
 * {@link dev.kith.model.augmentation.PlainView} the one view of evaluation. Views are bit-identical on every machine: all
 * choices come from a counter-based stream, and the arithmetic is IEEE addition and multiplication in a fixed order.
 *
 * <p>Pixels are processed as planes, one {@code float[]} a channel, by short loops in which every array has the same index.
 * The JIT compiler of Java 17 turns just such loops into vector instructions; an offset that differs between two arrays, or
 * a body with many operations, makes it fall back to one value at a time.
 */
@NullMarked
package dev.kith.model.augmentation;

import org.jspecify.annotations.NullMarked;
