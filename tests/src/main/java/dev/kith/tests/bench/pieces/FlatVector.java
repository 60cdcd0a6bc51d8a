package dev.kith.tests.bench.pieces;

import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.checkpoint.CheckpointStore;
import dev.kith.model.checkpoint.Machine;
import dev.kith.model.checkpoint.ParameterHash;
import dev.kith.model.checkpoint.RunIdentity;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.engine.StepBuffers;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.run.Cut;
import dev.kith.tests.bench.ThreadMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** One flat vector and what a run does with it, on the calling lane. All times are in milliseconds. */
final class FlatVector implements AutoCloseable {
    private static final double DECAY = 0.99;

    private final PtNDManager manager = TensorEngine.newManager();
    private final StepBuffers buffers = new StepBuffers();
    private final FlatParameters online;
    private final FlatParameters target;
    private final ByteBuffer[] copies;
    private final HostTensor saved;
    private final Path directory;
    private final CheckpointStore store;
    private final LongSupplier clock;
    private long step;

    /** With one thread, processor time is measured, which other programs disturb less than the clock; never for files. */
    FlatVector(int values, int threads) throws IOException {
        this.clock = threads == 1 ? ThreadMeter::processorNanos : System::nanoTime;
        ParameterLayout layout = new ParameterLayout();
        layout.add("weights", ParameterLayout.Initializer.uniform(values), true, values);
        this.online = FlatParameters.initialise(manager, layout, 1).trainable();
        this.target = FlatParameters.initialise(manager, layout, 2);
        this.saved = online.export();
        this.copies = new ByteBuffer[] {
            saved.data(),
            ByteBuffer.allocateDirect(saved.data().limit()),
            ByteBuffer.allocateDirect(saved.data().limit())
        };
        this.directory = Files.createTempDirectory("kith-bench");
        this.store =
                new CheckpointStore(directory, new RunIdentity("bench", 1, 1, Map.of(), Machine.current(threads)), 1);
    }

    /** What the learner's publishing and the target's average cost together. */
    double publishAndAverage() {
        long start = clock.getAsLong();
        HostTensor published = online.export(buffers.lend(step, target.layout().size()));
        target.average(published, DECAY);
        buffers.release(step++);
        return since(start);
    }

    /** The same bytes from one buffer to the next, and to another: what memory allows. */
    double copyTwice() {
        long start = clock.getAsLong();
        for (int to = 1; to < copies.length; to++) {
            copies[to].clear().put(copies[to - 1].duplicate().clear());
        }
        return since(start);
    }

    /** Of a copy that is there already. */
    double hash() {
        long start = clock.getAsLong();
        ParameterHash.sha256(saved);
        return since(start);
    }

    /** A copy in memory of its own, as a cut keeps it. */
    double snapshot() {
        long start = clock.getAsLong();
        online.export();
        return since(start);
    }

    /** Written aside with its hash, synced and renamed. */
    double checkpoint() {
        NamedTensors state = new NamedTensors().put("parameters", saved);
        long start = System.nanoTime();
        store.save(new Cut(step, Set.of(Cut.Purpose.CHECKPOINT), Map.of("online", state)));
        return (System.nanoTime() - start) / 1e6;
    }

    private double since(long start) {
        return (clock.getAsLong() - start) / 1e6;
    }

    @Override
    public void close() {
        manager.close();
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
