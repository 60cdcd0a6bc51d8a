package dev.kith.model.engine;

import ai.djl.ndarray.types.Shape;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Where each parameter lies in a flat vector. Parameters start at multiples of 64 bytes (16 floats); the gaps are zero and
 * stay zero.
 */
public final class ParameterLayout {
    private static final int ALIGNMENT = 16;

    /** Fills a parameter with its first values. */
    @FunctionalInterface
    public interface Initializer {
        /** The value of one element. */
        float next(RandomStream random);

        /** All elements equal. */
        static Initializer constant(float value) {
            return random -> value;
        }

        /** He et al. 2015: normal with variance 2 / fan-out, for layers followed by a ReLU. */
        static Initializer heNormal(long fanOut) {
            double std = Math.sqrt(2.0 / fanOut);
            return random -> (float) (std * random.nextGaussian());
        }

        /** Uniform in ±1/√fan-in, the custom for linear layers. */
        static Initializer uniform(long fanIn) {
            double bound = 1 / Math.sqrt(fanIn);
            return random -> (float) random.nextDouble(-bound, bound);
        }
    }

    /**
     * One parameter.
     *
     * @param decayed whether weight decay (and layer-wise adaptation) applies: not to biases and norm parameters
     * @param offset first element in the flat vector
     */
    public record Entry(String name, Shape shape, Initializer initializer, boolean decayed, long offset) {
        /** Elements without the gap behind them. */
        public long size() {
            return shape.size();
        }

        long paddedSize() {
            return (size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private long size;

    /** Appends a parameter and returns its index. */
    public int add(String name, Initializer initializer, boolean decayed, long... shape) {
        Entry entry = new Entry(name, new Shape(shape), initializer, decayed, size);
        entries.add(entry);
        size += entry.paddedSize();
        return entries.size() - 1;
    }

    /** All parameters, in order of their offsets. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Length of the flat vector, gaps included. */
    public long size() {
        return size;
    }

    /** Number of trained values, without the gaps. */
    public long parameterCount() {
        return entries.stream().mapToLong(Entry::size).sum();
    }

    /** The first {@code count} parameters, with the same offsets. */
    public ParameterLayout prefix(int count) {
        ParameterLayout prefix = new ParameterLayout();
        for (Entry entry : entries.subList(0, count)) {
            prefix.entries.add(entry);
            prefix.size += entry.paddedSize();
        }
        return prefix;
    }

    /** Number of parameters registered so far. */
    public int count() {
        return entries.size();
    }

    /** Sizes of consecutive pieces: each parameter, and each gap that is not empty. */
    long[] pieces() {
        return entries.stream()
                .flatMapToLong(entry -> LongStream.of(entry.size(), entry.paddedSize() - entry.size()))
                .filter(length -> length > 0)
                .toArray();
    }
}
