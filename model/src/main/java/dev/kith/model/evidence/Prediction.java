package dev.kith.model.evidence;

import java.util.Map;

/**
 * What a network says of an image.
 *
 * @param evidence the vote of its labelled neighbours
 * @param probabilities of the task head, by class; empty without one
 */
public record Prediction(Evidence evidence, Map<String, Double> probabilities) {}
