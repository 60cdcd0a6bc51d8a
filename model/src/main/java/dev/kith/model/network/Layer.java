package dev.kith.model.network;

import ai.djl.ndarray.NDArray;

/** A pure function of its input, the parameters and the norm statistics. */
@FunctionalInterface
interface Layer {
    NDArray forward(NDArray x, ForwardPass pass);

    /**
     * This layer, then another. What lies between them is let go at once: where gradients are recorded, the graph keeps
     * what it needs until it has passed it, and elsewhere no more than a layer's input and output are held.
     */
    default Layer then(Layer next) {
        return (x, pass) -> {
            try (NDArray between = forward(x, pass)) {
                return next.forward(between, pass);
            }
        };
    }
}
