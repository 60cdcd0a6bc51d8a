package dev.kith.model.engine;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * All parameters of a network in one flat tensor. A forward pass splits it into views once; because the split is recorded,
 * backward gathers all gradients in one flat tensor as well, with a single concatenation. So updates, moving averages,
 * publishing, hashes and checkpoints are each one operation on one vector.
 */
public final class FlatParameters {
    private final ParameterLayout layout;
    private final NDArray flat;
    private final long[] pieces;

    private FlatParameters(ParameterLayout layout, NDArray flat) {
        this.layout = layout;
        this.flat = flat;
        this.pieces = layout.pieces();
    }

    /** First values, drawn from streams keyed by (seed, parameter index): adding a parameter changes no other one. */
    public static FlatParameters initialise(PtNDManager manager, ParameterLayout layout, long seed) {
        HostTensor values = HostTensor.allocate(layout.size());
        FloatBuffer floats = values.floats();
        List<ParameterLayout.Entry> entries = layout.entries();
        for (int i = 0; i < entries.size(); i++) {
            ParameterLayout.Entry entry = entries.get(i);
            RandomStream random = RandomStream.of(seed, Purpose.INITIALISATION, 0, i);
            int start = Math.toIntExact(entry.offset());
            for (int j = 0; j < entry.size(); j++) {
                floats.put(start + j, entry.initializer().next(random));
            }
        }
        return of(manager, layout, values);
    }

    /** A copy of given values, of shape {@code [layout.size()]}. */
    public static FlatParameters of(PtNDManager manager, ParameterLayout layout, HostTensor values) {
        FlatParameters parameters =
                new FlatParameters(layout, manager.zeros(new Shape(layout.size()), DataType.FLOAT32));
        parameters.load(values);
        return parameters;
    }

    /** Where each parameter lies. */
    public ParameterLayout layout() {
        return layout;
    }

    /** The flat vector itself: changed in place by optimizers and averages, only outside of recording. */
    public NDArray flat() {
        return flat;
    }

    /** Makes the vector a leaf whose gradient is gathered by backward. */
    public FlatParameters trainable() {
        flat.setRequiresGradient(true);
        return this;
    }

    /** Views of the parameters, by index, attached to a manager. Recorded if the thread records. */
    public NDArray[] views(PtNDManager manager) {
        List<ParameterLayout.Entry> entries = layout.entries();
        NDArray[] views = new NDArray[entries.size()];
        if (pieces.length == 0) {
            return views;
        }
        NDList split = JniUtils.split((PtNDArray) flat, pieces, 0);
        split.attach(manager);
        int piece = 0;
        for (int i = 0; i < views.length; i++) {
            ParameterLayout.Entry entry = entries.get(i);
            views[i] = split.get(piece++).reshape(entry.shape());
            if (entry.paddedSize() != entry.size()) {
                piece++;
            }
        }
        return views;
    }

    /**
     * The gradient gathered since it was last forgotten, attached to a manager. It is the leaf's own memory: further
     * backward passes and {@link #zeroGradient} change it.
     *
     * @throws IllegalStateException if no backward pass has reached this vector yet
     */
    public NDArray gradient(PtNDManager manager) {
        NDArray gradient = Autograd.gradient(flat);
        gradient.attach(manager);
        return gradient;
    }

    /** Forgets the gradient. */
    public void zeroGradient() {
        Autograd.zeroGradient(flat);
    }

    /** Replaces the values by those of a tensor of shape {@code [layout.size()]}; views stay valid. */
    public void load(HostTensor values) {
        if (values.size() != layout.size()) {
            throw new IllegalArgumentException(format("%d values for a vector of %d", values.size(), layout.size()));
        }
        try (NDArray source = values.toArray((PtNDManager) flat.getManager())) {
            assign(source);
        }
    }

    /** Copies values into the vector without replacing its storage, which the views share. */
    private void assign(NDArray source) {
        flat.set(new NDIndex(":"), source);
    }

    /**
     * {@code this = decay * this + (1 - decay) * other}, in place, each product rounded. One pass over memory in plain Java,
     * where the engine's operations are three: 0.19 against 0.44 ms for 400,000 values, 10.4 against 14.6 ms for eleven
     * million on one core.
     *
     * @param other {@code [layout.size()]}
     */
    public void average(HostTensor other, double decay) {
        if (other.size() != layout.size()) {
            throw new IllegalArgumentException(
                    format("%d values cannot be averaged into a vector of %d", other.size(), layout.size()));
        }
        if (other.size() == 0) { // an empty array has no memory to view
            return;
        }
        float kept = (float) decay;
        float taken = (float) (1 - decay);
        FloatBuffer mine =
                flat.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer(); // the array's own memory
        FloatBuffer others = other.floats();
        int count = other.size();
        for (int i = 0; i < count; i++) {
            mine.put(i, mine.get(i) * kept + others.get(i) * taken);
        }
    }

    /**
     * Copies the first {@code target.size()} values.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    public HostTensor export(HostTensor target) {
        long count = target.size();
        if (count == layout.size()) {
            return target.fill(flat);
        }
        try (NDArray head = flat.get("0:" + count)) {
            return target.fill(head);
        }
    }

    /** Copies all values into a new buffer. */
    public HostTensor export() {
        return export(HostTensor.allocate(layout.size()));
    }
}
