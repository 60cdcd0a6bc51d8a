package dev.kith.model.network;

import ai.djl.ndarray.NDArray;

/** A pure function of its input, the parameters and the norm statistics. */
@FunctionalInterface
interface Layer {
    NDArray forward(NDArray x, ForwardPass pass);

    /** This layer, then another. */
    default Layer then(Layer next) {
        return (x, pass) -> next.forward(forward(x, pass), pass);
    }
}
