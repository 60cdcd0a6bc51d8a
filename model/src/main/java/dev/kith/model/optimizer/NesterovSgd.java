package dev.kith.model.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.OptimizerSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.Ops;

/**
 * Stochastic gradient descent with Nesterov momentum (Sutskever et al. 2013, in the form where the learning rate stays
 * outside of the buffer): {@code g += wd * w; b = μ b + g; w -= lr * (g + μ b)}.
 */
final class NesterovSgd implements Optimizer {
    private final OptimizerSettings settings;
    private final NDArray decay;
    private final NDArray momentum;

    NesterovSgd(OptimizerSettings settings, NDArray decay, PtNDManager manager) {
        this.settings = settings;
        this.decay = decay;
        this.momentum = manager.zeros(decay.getShape());
    }

    @Override
    public void update(FlatParameters parameters, NDArray gradient, double learningRate) {
        NDManager temporary = gradient.getManager();
        NDArray direction = Ops.attach(gradient.duplicate(), temporary);
        if (settings.weightDecay() > 0) {
            NDArray decayed = Ops.attach(decay.mul(parameters.flat()), temporary);
            direction.addi(decayed.muli(settings.weightDecay()));
        }
        momentum.muli(settings.momentum());
        momentum.addi(direction);
        direction.addi(Ops.attach(momentum.mul(settings.momentum()), temporary));
        parameters.flat().subi(direction.muli(learningRate));
    }

    @Override
    public NamedTensors snapshot() {
        return new NamedTensors()
                .put("momentum", HostTensor.allocate(decay.getShape().size()).fill(momentum));
    }

    @Override
    public void restore(NamedTensors state) {
        StateVectors.restore(momentum, state.get("momentum"));
    }
}
