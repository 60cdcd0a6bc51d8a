package dev.kith.model.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.OptimizerSettings;
import dev.kith.model.engine.Counter;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.Ops;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2), bias-corrected: {@code w -= lr * (m̂ / (√v̂ +
 * ε) + wd * w)}.
 */
final class AdamW implements Optimizer {
    private final OptimizerSettings settings;
    private final NDArray decay;
    private final NDArray firstMoment;
    private final NDArray secondMoment;
    private long updates;

    AdamW(OptimizerSettings settings, NDArray decay, PtNDManager manager) {
        this.settings = settings;
        this.decay = decay;
        this.firstMoment = manager.zeros(decay.getShape());
        this.secondMoment = manager.zeros(decay.getShape());
    }

    @Override
    public void update(FlatParameters parameters, NDArray gradient, double learningRate) {
        updates++;
        firstMoment.muli(settings.beta1());
        firstMoment.addi(gradient.mul(1 - settings.beta1()));
        secondMoment.muli(settings.beta2());
        secondMoment.addi(gradient.square().muli(1 - settings.beta2()));
        double firstBias = 1 - StrictMath.pow(settings.beta1(), updates);
        double secondBias = 1 - StrictMath.pow(settings.beta2(), updates);
        NDManager temporary = gradient.getManager();
        NDArray denominator = Ops.attach(secondMoment.sqrt(), temporary);
        denominator.divi(Math.sqrt(secondBias)).addi(settings.epsilon());
        NDArray change = Ops.attach(firstMoment.div(denominator), temporary);
        change.muli(learningRate / firstBias);
        if (settings.weightDecay() > 0) {
            NDArray decayed = Ops.attach(decay.mul(parameters.flat()), temporary);
            change.addi(decayed.muli(learningRate * settings.weightDecay()));
        }
        parameters.flat().subi(change);
    }

    @Override
    public NamedTensors snapshot() {
        long size = decay.getShape().size();
        return new NamedTensors()
                .put("first_moment", HostTensor.allocate(size).fill(firstMoment))
                .put("second_moment", HostTensor.allocate(size).fill(secondMoment))
                .put("updates", Counter.toTensor(updates));
    }

    @Override
    public void restore(NamedTensors state) {
        StateVectors.restore(firstMoment, state.get("first_moment"));
        StateVectors.restore(secondMoment, state.get("second_moment"));
        updates = Counter.fromTensor(state.get("updates"));
    }
}
