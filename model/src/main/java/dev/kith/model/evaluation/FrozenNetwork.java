package dev.kith.model.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DecodingTeam;
import dev.kith.model.demand.EvaluatedRows;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.stop.StopSignal;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a network in evaluation mode: norm layers use their running statistics, and nothing it does changes a value. It
 * is made, used and closed on one thread; images are decoded by several, unless that thread has a low priority.
 */
public final class FrozenNetwork implements AutoCloseable {
    private final Architecture architecture;
    private final boolean testTimeFlip;
    private final PtNDManager manager;
    private final FlatParameters parameters;
    private final FlatParameters statistics;
    private final ForwardPass pass;
    private final HostTensor images;
    private final SortedSet<String> broken = new TreeSet<>();

    /** A network with batches of as many rows as a moderate memory holds. */
    public FrozenNetwork(Architecture architecture, NetworkState state, boolean testTimeFlip) {
        this(architecture, state, testTimeFlip, EvaluatedRows.usual(architecture.description()));
    }

    /**
     * Copies the values.
     *
     * @param testTimeFlip average over each image and its mirror image: features, embeddings (then scaled to length 1
     *     again) and probabilities
     * @param batch rows of a forward pass; fewer where pictures are huge
     */
    public FrozenNetwork(Architecture architecture, NetworkState state, boolean testTimeFlip, int batch) {
        Architecture.Description shape = architecture.description();
        this.architecture = architecture;
        this.testTimeFlip = testTimeFlip;
        this.images = HostTensor.allocate(EvaluatedRows.of(batch, shape), shape.side(), shape.side(), shape.channels());
        this.manager = TensorEngine.newManager();
        this.parameters = FlatParameters.of(manager, architecture.targetParameters(), state.parameters());
        this.statistics = FlatParameters.of(manager, architecture.targetStatistics(), state.statistics());
        this.pass = new ForwardPass(parameters.views(manager), statistics.views(manager), false);
    }

    public Architecture architecture() {
        return architecture;
    }

    /** A copy of the values: equal to those it was made from, whatever it was used for. */
    public NetworkState state() {
        return new NetworkState(parameters.export(), statistics.export());
    }

    /** Shows the network some examples. The outputs of all of them are held at once. */
    public Outputs outputs(Selection selection) {
        int[] examples = selection.indices();
        OutputRows rows = new OutputRows(selection.split(), examples.length, architecture);
        int batch = (int) images.shape()[0];
        for (int start = 0; start < examples.length; start += batch) {
            StopSignal.check();
            int[] some = Arrays.copyOfRange(examples, start, Math.min(examples.length, start + batch));
            @Nullable BrokenExampleException[] failures = load(selection.images(), some);
            try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
                Tensors tensors = forward(loaded(some.length).toArray(step));
                rows.add(
                        some,
                        failures,
                        tensors.features().toFloatArray(),
                        tensors.embeddings().toFloatArray(),
                        tensors.probabilities().map(NDArray::toFloatArray));
            }
        }
        Outputs outputs = rows.build();
        outputs.broken().forEach(failure -> broken.add(String.valueOf(failure.getMessage())));
        return outputs;
    }

    /** All examples met so far that could not be decoded, as "id: reason". */
    public SortedSet<String> broken() {
        return Collections.unmodifiableSortedSet(broken);
    }

    /** Native arrays that outlive a batch. */
    int nativeArrays() {
        return manager.getManagedArrays().size();
    }

    /** Fills the image buffer; rows that cannot be decoded become zeros and are named. */
    private @Nullable BrokenExampleException[] load(PlainImages source, int[] examples) {
        FloatBuffer floats = images.floats();
        int size = images.size() / (int) images.shape()[0];
        @Nullable BrokenExampleException[] failures = new @Nullable BrokenExampleException[examples.length];
        DecodingTeam.of(IntStream.range(0, examples.length)).forEach(row -> {
            FloatBuffer own = floats.duplicate();
            try {
                source.put(examples[row], own, row * size);
            } catch (BrokenExampleException e) {
                own.clear().position(row * size).put(new float[size]);
                failures[row] = e;
            }
        });
        return failures;
    }

    private HostTensor loaded(int rows) {
        long[] shape = images.shape().clone();
        shape[0] = rows;
        int bytes = images.size() / (int) images.shape()[0] * rows * 4;
        return new HostTensor(shape, images.data().duplicate().clear().limit(bytes));
    }

    private record Tensors(NDArray features, NDArray embeddings, Optional<NDArray> probabilities) {}

    private Tensors forward(NDArray batch) {
        Tensors upright = forwardOnce(batch);
        if (!testTimeFlip) {
            return upright;
        }
        Tensors mirrored = forwardOnce(batch.flip(2));
        return new Tensors(
                mean(upright.features(), mirrored.features()),
                Architecture.normalize(mean(upright.embeddings(), mirrored.embeddings())),
                upright.probabilities()
                        .map(p -> mean(p, mirrored.probabilities().orElseThrow())));
    }

    private Tensors forwardOnce(NDArray batch) {
        NDArray features = architecture.encode(batch, pass);
        NDArray projections = architecture.project(features, pass);
        Optional<NDArray> probabilities = architecture.description().head()
                ? Optional.of(architecture.classify(features, projections, pass).softmax(1))
                : Optional.empty();
        return new Tensors(features, Architecture.normalize(projections), probabilities);
    }

    private static NDArray mean(NDArray a, NDArray b) {
        return a.add(b).muli(0.5);
    }

    @Override
    public void close() {
        manager.close();
    }
}
