package dev.kith.model.demand;

import static dev.kith.config.Text.format;

import dev.kith.config.OptimizerSettings;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.Settings.Method;
import dev.kith.model.demand.MemoryPart.Place;
import dev.kith.model.network.Architecture;
import java.util.List;

/** The parts that lie outside the Java heap. */
final class TensorParts {
    private static final long FLOAT = 4;
    private static final long MEBIBYTE = 1 << 20;
    /** The libraries with their code, threads and first arenas. */
    private static final long LIBRARIES = 450 * MEBIBYTE;
    /** Beside the values of the layers, backward holds the gradients of a few, and convolutions lay theirs out anew. */
    private static final double BACKWARD = 2.5;
    /** What two layers hold at once where nothing is recorded: their inputs and outputs, laid out anew. */
    private static final long UNRECORDED = 4;
    /** Label, identity and step of an entry. */
    private static final long ENTRY = 20;

    private final Settings settings;
    private final NetworkSize network;
    private final Architecture.Description shape;
    private final long rows;
    private final long directions;
    private final boolean semppl;

    TensorParts(Settings settings, DataFacts data, NetworkSize network) {
        this.settings = settings;
        this.network = network;
        this.shape = MemoryDemand.shape(settings, data);
        this.rows = settings.batch().size();
        this.semppl = settings.method() == Method.SEMPPL;
        this.directions = semppl && settings.loss().bothDirections() ? 2 : 1;
    }

    List<MemoryPart> parts() {
        return List.of(
                new MemoryPart("libraries", LIBRARIES, "the libraries", "", Place.NATIVE),
                parameters(),
                snapshots(),
                activations(),
                evaluation(),
                queue(),
                batches());
    }

    /** Values, gradient and its concatenation, moments, and the target network. */
    private MemoryPart parameters() {
        int moments = settings.optimizer().algorithm() == OptimizerSettings.Algorithm.ADAMW ? 2 : 1;
        long vectors = Sums.product(3 + moments, network.parameters());
        long target = semppl ? network.targetParameters() : 0;
        long bytes = Sums.product(FLOAT, Sums.sum(vectors, target));
        String words = format("parameters (%,d), their gradients and moments", network.parameters());
        return new MemoryPart("parameters", bytes, words, network.largest(), Place.NATIVE);
    }

    /** A cut holds what a checkpoint needs; the next one may begin while the last is written. */
    private MemoryPart snapshots() {
        int moments = settings.optimizer().algorithm() == OptimizerSettings.Algorithm.ADAMW ? 2 : 1;
        long state = Sums.sum(
                Sums.product(1 + moments, network.parameters()),
                semppl ? network.targetParameters() : 0,
                queueValues(semppl ? 2 : 0));
        return new MemoryPart(
                "snapshots", Sums.product(2, FLOAT, state), "snapshots of them", network.largest(), Place.DIRECT);
    }

    private MemoryPart activations() {
        long values = network.encoderValues() + network.otherValues();
        long online = Sums.times(BACKWARD, Sums.product(FLOAT, rows, directions, values));
        long target = semppl ? Sums.product(FLOAT, UNRECORDED, rows, network.widest()) : 0;
        long pairs = semppl ? Sums.product(FLOAT, 8, directions, rows, rows) : 0;
        boolean encoder = network.encoderValues() >= network.otherValues();
        String key = encoder ? "batch.size" : network.largest();
        String words = format("activations of %,d rows", Sums.product(rows, directions));
        return new MemoryPart("activations", Sums.sum(online, target, pairs), words, key, Place.NATIVE);
    }

    private MemoryPart evaluation() {
        long bytes = Sums.sum(
                Sums.product(FLOAT, EvaluatedRows.usual(shape), UNRECORDED * network.widest() + pixels()),
                Sums.product(FLOAT, network.targetParameters()));
        return new MemoryPart("evaluation", bytes, "evaluation", "encoder.width", Place.NATIVE);
    }

    private long pixels() {
        return Sums.product(shape.side(), shape.side(), shape.channels());
    }

    private MemoryPart queue() {
        long owners = semppl ? 2 : 0;
        return new MemoryPart(
                "queue",
                Sums.product(FLOAT, queueValues(owners)),
                format("queues of %,d entries", entries()),
                "queue.capacity",
                Place.DIRECT);
    }

    private long entries() {
        return settings.queue().entries(settings.batch().size());
    }

    private long queueValues(long owners) {
        return Sums.product(owners, directions, entries(), shape.projector().output() + ENTRY / FLOAT);
    }

    /** Those ahead give way to the limit, those at work do not. */
    private MemoryPart batches() {
        PipelineSettings pipeline = settings.pipeline();
        long step = StepBytes.of(settings, shape, network);
        boolean loop = pipeline.mode() == PipelineSettings.Mode.SEQUENTIAL;
        long atWork = loop ? 1 : 1L + pipeline.maxStaleness();
        long ahead = loop ? 0 : pipeline.prefetch();
        long wanted = Sums.product(atWork + ahead, step);
        long bytes = Math.max(
                Sums.product(atWork, step),
                Math.min(wanted, pipeline.batchMemory().bytes()));
        return new MemoryPart("batches", bytes, "batches in flight", "pipeline.batch-memory", Place.DIRECT);
    }
}
