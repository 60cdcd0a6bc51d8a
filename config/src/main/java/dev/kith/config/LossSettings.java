package dev.kith.config;

import java.util.OptionalInt;

/**
 * The contrastive objective.
 *
 * @param alpha weight of the semantic-positive term
 * @param negatives negatives drawn from the other rows of the batch; empty: all of them
 * @param bothDirections average over both directions of the views
 * @param augmentationTerm whether L_AUGM takes part at all
 */
public record LossSettings(
        double temperature, double alpha, OptionalInt negatives, boolean bothDirections, boolean augmentationTerm) {}
