/** Single pieces of a step: flat vectors, views, the layout of images. */
@NullMarked
package dev.kith.tests.bench.pieces;

import org.jspecify.annotations.NullMarked;
