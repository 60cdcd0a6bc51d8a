package dev.kith.model.engine;

/** A count in a float tensor of two exact halves: float32 alone counts exactly only to 2^24. */
public final class Counter {
    private static final int HALF = 1 << 20;

    private Counter() {}

    /** The tensor of a count. */
    public static HostTensor toTensor(long count) {
        return HostTensor.of(new float[] {count / HALF, count % HALF}, 2);
    }

    /** The count in a tensor. */
    public static long fromTensor(HostTensor tensor) {
        float[] halves = tensor.toArray();
        return (long) halves[0] * HALF + (long) halves[1];
    }
}
