package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.FinetuneSettings;
import dev.kith.config.OptimizerSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.loss.CrossEntropyLoss;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.optimizer.LearningRateSchedule;
import dev.kith.model.optimizer.Optimizer;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.model.stop.StopSignal;

/** Trains encoder and task head further on labelled rows alone: smoothed cross-entropy, AdamW, half a cosine down to 0. */
public final class Finetuner {
    private final Architecture architecture;
    private final FinetuneSettings settings;
    private final OptimizerSettings optimizer;

    /**
     * Labelled rows of one step.
     *
     * @param images channels last {@code [rows, side, side, channels]}; read until the next batch is asked for
     * @param labels class of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // made and used in one place
    public record LabelledBatch(HostTensor images, int[] labels) {}

    /** Makes the batch of a step, counted from 0; a pure function of it. */
    @FunctionalInterface
    public interface BatchSource {
        LabelledBatch batch(long step);
    }

    /** @throws IllegalArgumentException if the network has no task head */
    public Finetuner(Architecture architecture, Settings settings) {
        if (!architecture.description().head()) {
            throw new IllegalArgumentException(
                    "fine-tuning needs a task head: set head.enabled = true, or finetune.steps = 0");
        }
        this.architecture = architecture;
        this.settings = settings.finetune();
        OptimizerSettings run = settings.optimizer();
        this.optimizer = new OptimizerSettings(
                OptimizerSettings.Algorithm.ADAMW,
                settings.finetune().learningRate(),
                settings.finetune().weightDecay(),
                run.momentum(),
                run.beta1(),
                run.beta2(),
                run.epsilon(),
                0,
                0);
    }

    /**
     * The values after {@code finetune.steps} updates; the given ones stay as they are. Works on the calling thread.
     *
     * @throws TrainingFailedException if a loss is not finite
     */
    public NetworkState finetune(NetworkState start, BatchSource batches) {
        LearningRateSchedule schedule = LearningRateSchedule.of(optimizer, settings.steps());
        try (PtNDManager manager = TensorEngine.newManager()) {
            FlatParameters parameters = FlatParameters.of(manager, architecture.targetParameters(), start.parameters())
                    .trainable();
            FlatParameters statistics = FlatParameters.of(manager, architecture.targetStatistics(), start.statistics());
            NDArray[] running = statistics.views(manager);
            Optimizer rule = Optimizer.of(optimizer, parameters, manager);
            for (long step = 0; step < settings.steps(); step++) {
                StopSignal.check();
                LabelledBatch batch = batches.batch(step);
                try (PtNDManager temporary = (PtNDManager) manager.newSubManager()) {
                    NDArray loss = Autograd.record(
                            () -> loss(batch, new ForwardPass(parameters.views(temporary), running, true), temporary));
                    check(loss.getFloat(), step);
                    Autograd.backward(loss);
                    rule.update(parameters, parameters.gradient(temporary), schedule.at(step));
                    parameters.zeroGradient();
                }
            }
            return new NetworkState(parameters.export(), statistics.export());
        }
    }

    private NDArray loss(LabelledBatch batch, ForwardPass pass, PtNDManager manager) {
        int rows = batch.labels().length;
        HostTensor targets =
                HostTensor.allocate(rows, architecture.description().classes());
        for (int row = 0; row < rows; row++) {
            CrossEntropyLoss.putTarget(targets, row, batch.labels()[row], 1.0 / rows, settings.labelSmoothing());
        }
        NDArray features = architecture.encode(batch.images().toArray(manager), pass);
        NDArray projections = architecture.project(features, pass);
        return CrossEntropyLoss.sum(architecture.classify(features, projections, pass), targets.toArray(manager));
    }

    private static void check(float loss, long step) {
        if (!Float.isFinite(loss)) {
            throw new TrainingFailedException(
                    format("the loss of fine-tuning was not finite in step %d; lower finetune.learning-rate", step));
        }
    }
}
