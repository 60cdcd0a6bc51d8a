package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.Settings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The online network of SemPPL. Begin: forward pass of the anchors, whose graph stays open. Complete: L = L_AUGM + α
 * L_SEMPOS (+ joint head), backward, update, publication.
 */
final class SemPplLearner implements Node {
    private final RunContext run;
    private final Settings settings;
    private final List<Direction> directions;
    private final SemPplObjective objective;
    private final StepBuffers buffers = new StepBuffers();
    private @Nullable TrainedNetwork network;
    private @Nullable OpenStep open;

    /** What begin leaves for complete. */
    private record OpenStep(PtNDManager manager, Batch batch, List<NDArray> anchors, List<NDArray> logits) {}

    SemPplLearner(RunContext run) {
        this.run = run;
        this.settings = run.settings();
        this.directions = Direction.of(settings.loss().bothDirections());
        this.objective = new SemPplObjective(run);
    }

    @Override
    public void open() {
        network = new TrainedNetwork(run);
    }

    @Override
    public Messages begin(long step, Messages in) {
        Batch batch = in.get(Port.BATCH);
        PtNDManager manager = network().newStep();
        OpenStep forward = part("online forward", step, () -> Autograd.record(() -> forward(batch, manager)));
        open = forward;
        int[] rows = Rows.unlabelled(batch.labels());
        List<HostTensor> queries = new ArrayList<>();
        for (NDArray anchors : forward.anchors()) {
            queries.add(Rows.gather(anchors, rows, buffers, step));
        }
        return new Messages()
                .put(
                        Port.ONLINE_EMBEDDINGS,
                        new Embeddings(
                                step,
                                step,
                                rows,
                                Rows.pick(batch.ids(), rows),
                                Rows.pick(batch.labels(), rows),
                                queries));
    }

    private OpenStep forward(Batch batch, PtNDManager manager) {
        ForwardPass pass = network().forwardPass(manager);
        Architecture architecture = run.architecture();
        List<NDArray> anchors = new ArrayList<>();
        List<NDArray> logits = new ArrayList<>();
        for (Direction direction : directions) {
            NDArray images = batch.views().get(direction.onlineView()).toArray(manager);
            NDArray features = architecture.encode(images, pass);
            NDArray projections = architecture.project(features, pass);
            anchors.add(Architecture.normalize(architecture.predict(projections, pass)));
            if (settings.head().enabled()) {
                logits.add(architecture.classify(features, projections, pass));
            }
        }
        return new OpenStep(manager, batch, anchors, logits);
    }

    @Override
    public Messages complete(long step, Messages in) {
        OpenStep forward = open;
        if (forward == null || forward.batch().step() != step) {
            throw new IllegalStateException("step " + step + " was not begun");
        }
        open = null;
        try (PtNDManager manager = forward.manager()) {
            SemPplObjective.Inputs inputs = new SemPplObjective.Inputs(
                    forward.batch(),
                    forward.anchors(),
                    forward.logits(),
                    in.get(Port.TARGET_EMBEDDINGS),
                    in.get(Port.SEMANTIC_POSITIVES),
                    in.get(Port.PSEUDO_LABELS));
            SemPplObjective.Terms terms =
                    part("loss", step, () -> Autograd.record(() -> objective.terms(inputs, manager, buffers)));
            trace(forward, terms);
            StepResult result = learn(step, terms, inputs, manager);
            HostTensor published = part(
                    "publish",
                    step,
                    () -> network()
                            .export(buffers.lend(
                                    step, run.architecture().targetParameters().size())));
            return new Messages()
                    .put(Port.PARAMETERS, new Parameters(step, step + 1, published))
                    .put(Port.RESULT, result);
        }
    }

    private StepResult learn(
            long step, SemPplObjective.Terms terms, SemPplObjective.Inputs inputs, PtNDManager manager) {
        if (!Float.isFinite(terms.total().getFloat())) {
            return new StepResult(step, true, Map.of());
        }
        part("backward", step, () -> {
            Autograd.backward(terms.total());
            return true;
        });
        double rate = part("update", step, () -> network().update(manager, step));
        boolean measured = step % settings.metrics().everySteps() == 0;
        return new StepResult(step, false, measured ? SemPplMetrics.of(terms, inputs, rate) : Map.of());
    }

    /** Shows what no message carries. */
    private void trace(OpenStep forward, SemPplObjective.Terms terms) {
        TraceSink trace = run.trace();
        long step = forward.batch().step();
        trace.arrays(step, "embeddings", forward.anchors());
        trace.arrays(step, "logits", forward.logits());
        trace.number(step, "loss.total", () -> terms.total().getFloat());
        terms.augmentation().ifPresent(t -> trace.number(step, "loss.augmentation", () -> t.getFloat()));
        terms.semanticPositive().ifPresent(t -> trace.number(step, "loss.semantic_positive", () -> t.getFloat()));
        terms.head().ifPresent(t -> trace.number(step, "loss.head", () -> t.getFloat()));
    }

    @Override
    public void release(long step) {
        buffers.release(step);
    }

    @Override
    public long bytesPerStep() {
        int size = settings.batch().size();
        long rows = size + size - settings.batch().labelled();
        return directions.size() * HostTensor.bytes(rows, run.architecture().embeddingWidth())
                + objective.bytesPerStep()
                + HostTensor.bytes(run.architecture().targetParameters().size());
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
        if (open != null) {
            open.manager().close();
            open = null;
        }
        if (network != null) {
            network.close();
            network = null;
        }
    }

    private <T> T part(String name, long step, Supplier<T> work) {
        return run.timeline().part("online", name, step, work::get);
    }

    private TrainedNetwork network() {
        if (network == null) {
            throw new IllegalStateException("the learner is not open");
        }
        return network;
    }
}
