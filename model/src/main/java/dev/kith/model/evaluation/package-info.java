/** Frozen-copy evaluation: k-NN, linear probe, confusion, calibration. */
@NullMarked
package dev.kith.model.evaluation;

import org.jspecify.annotations.NullMarked;
