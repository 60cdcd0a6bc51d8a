package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.Settings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.optimizer.LearningRateSchedule;
import dev.kith.model.optimizer.Optimizer;

/** The online network with its optimizer: what every learner owns. Lives on one lane. */
final class TrainedNetwork implements AutoCloseable {
    private final PtNDManager manager;
    private final FlatParameters parameters;
    private final FlatParameters statistics;
    private final NDArray[] statisticsViews;
    private final Optimizer optimizer;
    private final LearningRateSchedule schedule;
    private final TraceSink trace;

    TrainedNetwork(RunContext run) {
        Settings settings = run.settings();
        Architecture architecture = run.architecture();
        this.manager = TensorEngine.newManager();
        this.parameters = FlatParameters.initialise(manager, architecture.parameters(), settings.seed())
                .trainable();
        this.statistics = FlatParameters.initialise(manager, architecture.statistics(), settings.seed());
        this.statisticsViews = statistics.views(manager);
        this.optimizer = Optimizer.of(settings.optimizer(), parameters, manager);
        this.schedule = LearningRateSchedule.of(settings.optimizer(), run.totalSteps());
        this.trace = run.trace();
    }

    /** A manager for one step's arrays; the learner closes it at the end of the step. */
    PtNDManager newStep() {
        return (PtNDManager) manager.newSubManager();
    }

    /** A training-mode pass whose views belong to a step's manager. Call it while recording. */
    ForwardPass forwardPass(PtNDManager stepManager) {
        return new ForwardPass(parameters.views(stepManager), statisticsViews, true);
    }

    /** Applies the gradient that backward has gathered; returns the learning rate used. */
    double update(PtNDManager stepManager, long step) {
        double rate = schedule.at(step);
        NDArray gradient = parameters.gradient(stepManager);
        trace.number(step, "learning_rate", () -> rate);
        trace.array(step, "gradient", gradient);
        optimizer.update(parameters, gradient, rate);
        parameters.zeroGradient();
        return rate;
    }

    /** Copies the first values of the parameters. */
    HostTensor export(HostTensor target) {
        return parameters.export(target);
    }

    NamedTensors snapshot() {
        return new NamedTensors()
                .put("parameters", parameters.export())
                .put("statistics", statistics.export())
                .putAll("optimizer.", optimizer.snapshot());
    }

    void restore(NamedTensors state) {
        parameters.load(state.get("parameters"));
        statistics.load(state.get("statistics"));
        optimizer.restore(state.part("optimizer."));
    }

    @Override
    public void close() {
        manager.close();
    }
}
