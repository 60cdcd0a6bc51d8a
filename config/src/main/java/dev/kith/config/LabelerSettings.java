package dev.kith.config;

/**
 * The k-NN vote.
 *
 * @param k neighbours of each model
 * @param votesByView every online view asks every view's queue; otherwise view 1 asks queue 1
 * @param distinctIds count only the nearest entry of each example
 */
public record LabelerSettings(int k, boolean votesByView, boolean distinctIds) {}
