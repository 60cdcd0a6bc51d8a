package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.Settings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.loss.CrossEntropyLoss;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Encoder and head trained by smoothed cross-entropy on the first view of the labelled rows. */
final class SupervisedLearner implements Node {
    private final RunContext run;
    private final Settings settings;
    private final int classes;
    private final StepBuffers buffers = new StepBuffers();
    private @Nullable TrainedNetwork network;

    SupervisedLearner(RunContext run) {
        this.run = run;
        this.settings = run.settings();
        this.classes = run.architecture().description().classes();
    }

    @Override
    public void open() {
        network = new TrainedNetwork(run);
    }

    @Override
    public Messages begin(long step, Messages in) {
        Batch batch = in.get(Port.BATCH);
        try (PtNDManager manager = network().newStep()) {
            NDArray loss = Autograd.record(() -> loss(batch, manager));
            float value = loss.getFloat();
            run.trace().number(step, "loss.total", () -> value);
            if (!Float.isFinite(value)) {
                return new Messages().put(Port.RESULT, new StepResult(step, true, Map.of()));
            }
            Autograd.backward(loss);
            double rate = network().update(manager, step);
            Map<String, Double> metrics = step % settings.metrics().everySteps() == 0
                    ? Map.of("loss", (double) value, "learning_rate", rate)
                    : Map.of();
            return new Messages().put(Port.RESULT, new StepResult(step, false, metrics));
        }
    }

    private NDArray loss(Batch batch, PtNDManager manager) {
        HostTensor targets = buffers.lend(batch.step(), batch.size(), classes);
        HeadTargets.clear(targets);
        int[] rows = Rows.labelled(batch.labels());
        for (int row : rows) {
            CrossEntropyLoss.putTarget(
                    targets,
                    row,
                    batch.labels()[row],
                    1.0 / rows.length,
                    settings.head().labelSmoothing());
        }
        Architecture architecture = run.architecture();
        ForwardPass pass = network().forwardPass(manager);
        NDArray features = architecture.encode(batch.views().get(0).toArray(manager), pass);
        NDArray logits = architecture.classify(features, features, pass);
        run.trace().array(batch.step(), "logits1", logits);
        run.trace().tensor(batch.step(), "head_targets", () -> targets);
        return CrossEntropyLoss.sum(logits, targets.toArray(manager));
    }

    @Override
    public void release(long step) {
        buffers.release(step);
    }

    @Override
    public long bytesPerStep() {
        return HostTensor.bytes(settings.batch().size(), classes);
    }

    @Override
    public long bytesTaken() {
        return buffers.allocatedBytes();
    }

    @Override
    public NamedTensors snapshot() {
        return network().snapshot();
    }

    @Override
    public void restore(NamedTensors state) {
        network().restore(state);
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
            network = null;
        }
    }

    private TrainedNetwork network() {
        if (network == null) {
            throw new IllegalStateException("the learner is not open");
        }
        return network;
    }
}
