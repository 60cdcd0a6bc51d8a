package dev.kith.model.network;

import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.engine.ParameterLayout.Initializer;

/** Collects the parameters and norm statistics of a network while its layers are put together. */
final class Registry {
    private final ParameterLayout parameters = new ParameterLayout();
    private final ParameterLayout statistics = new ParameterLayout();

    int weight(String name, Initializer initializer, long... shape) {
        return parameters.add(name, initializer, true, shape);
    }

    /** A bias or a parameter of a norm layer: not decayed. */
    int bias(String name, float value, long size) {
        return parameters.add(name, Initializer.constant(value), false, size);
    }

    int statistic(String name, float value, long size) {
        return statistics.add(name, Initializer.constant(value), false, size);
    }

    ParameterLayout parameters() {
        return parameters;
    }

    ParameterLayout statistics() {
        return statistics;
    }
}
