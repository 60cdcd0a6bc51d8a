package dev.kith.model.method;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EmaSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.Counter;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The target network: an exponential moving average of the online one. It embeds in training mode, on the statistics of
 * its own batch; its running statistics are its own, not averaged.
 */
final class EmaTeacher implements Node {
    private final RunContext run;
    private final Settings settings;
    private final List<Direction> directions;
    private final StepBuffers buffers = new StepBuffers();
    private @Nullable Target target;

    /** The native part. Nothing here is ever recorded, so the views can live as long as the vector. */
    private record Target(
            PtNDManager manager, FlatParameters parameters, FlatParameters statistics, ForwardPass pass) {}

    /** Averages applied: the version of the parameters. */
    private long version;

    EmaTeacher(RunContext run) {
        this.run = run;
        this.settings = run.settings();
        this.directions = Direction.of(settings.loss().bothDirections());
    }

    @Override
    public void open() {
        PtNDManager manager = TensorEngine.newManager();
        Architecture architecture = run.architecture();
        FlatParameters parameters =
                FlatParameters.initialise(manager, architecture.targetParameters(), settings.seed());
        FlatParameters statistics =
                FlatParameters.initialise(manager, architecture.targetStatistics(), settings.seed());
        ForwardPass pass = new ForwardPass(parameters.views(manager), statistics.views(manager), true);
        target = new Target(manager, parameters, statistics, pass);
    }

    @Override
    public Messages begin(long step, Messages in) {
        Batch batch = in.get(Port.BATCH);
        List<HostTensor> all = new ArrayList<>();
        for (Direction direction : directions) {
            HostTensor view = batch.views().get(direction.targetView());
            all.add(run.timeline().part("target", "target forward", step, () -> embed(view, step)));
        }
        int[] rows = Rows.labelled(batch.labels());
        List<HostTensor> labelled =
                all.stream().map(t -> Rows.gather(t, rows, buffers, step)).toList();
        int[] everyRow = new int[batch.size()];
        Arrays.setAll(everyRow, row -> row);
        return new Messages()
                .put(Port.TARGET_EMBEDDINGS, new Embeddings(step, version, everyRow, batch.ids(), batch.labels(), all))
                .put(
                        Port.LABELLED,
                        new Embeddings(
                                step,
                                version,
                                rows,
                                Rows.pick(batch.ids(), rows),
                                Rows.pick(batch.labels(), rows),
                                labelled));
    }

    private HostTensor embed(HostTensor images, long step) {
        Target t = target();
        try (PtNDManager manager = (PtNDManager) t.manager().newSubManager()) {
            Architecture architecture = run.architecture();
            NDArray features = architecture.encode(images.toArray(manager), t.pass());
            NDArray embeddings = Architecture.normalize(architecture.project(features, t.pass()));
            return buffers.lend(step, embeddings.getShape().getShape()).fill(embeddings);
        }
    }

    @Override
    public Messages complete(long step, Messages in) {
        Parameters published = in.get(Port.PARAMETERS);
        if (published.version() != version + 1) {
            throw new IllegalStateException(
                    format("parameters of version %d after version %d", published.version(), version));
        }
        run.timeline().part("target", "average", step, () -> average(step, published));
        version = published.version();
        return new Messages();
    }

    private boolean average(long step, Parameters published) {
        double decay = decay(step);
        run.trace().number(step, "decay", () -> decay);
        target().parameters().average(published.values(), decay);
        return true;
    }

    /** BYOL's schedule (Grill et al. 2020): 1 − (1 − d)(1 + cos(πk/K)) / 2. */
    private double decay(long step) {
        double base = settings.ema().decay();
        if (settings.ema().schedule() == EmaSettings.Schedule.CONSTANT) {
            return base;
        }
        return 1 - (1 - base) * (1 + StrictMath.cos(Math.PI * step / run.totalSteps())) / 2;
    }

    @Override
    public void release(long step) {
        buffers.release(step);
    }

    @Override
    public long bytesPerStep() {
        long rows = settings.batch().size() + settings.batch().labelled();
        return directions.size() * HostTensor.bytes(rows, run.architecture().embeddingWidth());
    }

    @Override
    public long bytesTaken() {
        return buffers.allocatedBytes();
    }

    @Override
    public NamedTensors snapshot() {
        return new NamedTensors()
                .put("parameters", target().parameters().export())
                .put("statistics", target().statistics().export())
                .put("version", Counter.toTensor(version));
    }

    @Override
    public void restore(NamedTensors state) {
        target().parameters().load(state.get("parameters"));
        target().statistics().load(state.get("statistics"));
        version = Counter.fromTensor(state.get("version"));
    }

    @Override
    public void close() {
        if (target != null) {
            target.manager().close();
            target = null;
        }
    }

    private Target target() {
        if (target == null) {
            throw new IllegalStateException("the target network is not open");
        }
        return target;
    }
}
