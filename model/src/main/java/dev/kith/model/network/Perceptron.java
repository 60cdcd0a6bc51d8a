package dev.kith.model.network;

import dev.kith.config.MlpSettings;

/** Projector or predictor: linear, batch norm, ReLU, linear; or one linear layer if there are no hidden units. */
final class Perceptron {

    private Perceptron() {}

    static Layer of(Registry registry, String name, int in, MlpSettings settings) {
        if (settings.hidden() == 0) {
            return Layers.linear(registry, name + ".output", in, settings.output());
        }
        return Layers.linear(registry, name + ".hidden", in, settings.hidden())
                .then(Layers.batchNorm(registry, name + ".norm", settings.hidden(), 1))
                .then(Layers.relu())
                .then(Layers.linear(registry, name + ".output", settings.hidden(), settings.output()));
    }
}
