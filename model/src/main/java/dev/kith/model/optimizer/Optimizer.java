package dev.kith.model.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.OptimizerSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.NamedTensors;

/** An update rule on a flat parameter vector. Its state is made, changed and freed on one lane. */
public interface Optimizer {

    /**
     * Changes the parameters in place.
     *
     * @param gradient {@code [size]}, of the manager that also holds intermediate results
     * @param learningRate the rate of this step
     */
    void update(FlatParameters parameters, NDArray gradient, double learningRate);

    /** Copies of the state, by name. */
    NamedTensors snapshot();

    /** Puts a copied state back. */
    void restore(NamedTensors state);

    /** The rule that settings name, with zero state held by the manager. */
    static Optimizer of(OptimizerSettings settings, FlatParameters parameters, PtNDManager manager) {
        NDArray decay = DecayMask.of(parameters.layout(), manager);
        return switch (settings.algorithm()) {
            case ADAMW -> new AdamW(settings, decay, manager);
            case SGD -> new NesterovSgd(settings, decay, manager);
        };
    }
}
