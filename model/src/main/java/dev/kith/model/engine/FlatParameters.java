package dev.kith.model.engine;

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
import java.nio.FloatBuffer;
import java.util.List;

/**
 * All parameters of a network in one flat tensor. A forward pass splits it into views once; because the split is recorded,
 * backward gathers all gradients in one flat tensor as well, with a single concatenation. So updates, moving averages,
 * publishing, hashes and checkpoints are each one operation on one vector.
 */
public final class FlatParameters {
    /** Values that are averaged at a time: what is read again comes from a cache, and little memory is needed besides. */
    private static final long BLOCK = 1 << 18;

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
            throw new IllegalArgumentException("%d values for a vector of %d".formatted(values.size(), layout.size()));
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
     * {@code this = decay * this + (1 - decay) * other}, in place.
     *
     * @param other {@code [layout.size()]}
     */
    public void average(NDArray other, double decay) {
        if (!other.getShape().equals(flat.getShape())) {
            throw new IllegalArgumentException(
                    "%s cannot be averaged into %s".formatted(other.getShape(), flat.getShape()));
        }
        PtNDManager manager = (PtNDManager) flat.getManager();
        try (NDArray kept = manager.create(decay);
                NDArray taken = manager.create(1 - decay)) {
            for (long from = 0; from < layout.size(); from += BLOCK) {
                long to = Math.min(layout.size(), from + BLOCK);
                try (NDArray mine = JniUtils.slice((PtNDArray) flat, 0, from, to, 1);
                        NDArray others = JniUtils.slice((PtNDArray) other, 0, from, to, 1);
                        NDArray scaled = others.mul(taken)) {
                    mine.muli(kept).addi(scaled);
                }
            }
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
