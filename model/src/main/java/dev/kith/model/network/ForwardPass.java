package dev.kith.model.network;

import ai.djl.ndarray.NDArray;

/**
 * What a layer needs besides its input.
 *
 * @param parameters views by index of the parameter layout
 * @param statistics views by index of the statistics layout (running mean and variance of norm layers)
 * @param training whether norm layers use, and record, the statistics of the batch
 */
@SuppressWarnings("ArrayRecordComponent") // views of one pass, compared nowhere
public record ForwardPass(NDArray[] parameters, NDArray[] statistics, boolean training) {}
