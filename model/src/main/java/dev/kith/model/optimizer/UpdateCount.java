package dev.kith.model.optimizer;

import dev.kith.model.engine.HostTensor;

/** A count in a float tensor of two exact halves: float32 alone counts exactly only to 2^24. */
final class UpdateCount {
    private static final int HALF = 1 << 20;

    private UpdateCount() {}

    static HostTensor toTensor(long count) {
        return HostTensor.of(new float[] {count / HALF, count % HALF}, 2);
    }

    static long fromTensor(HostTensor tensor) {
        float[] halves = tensor.toArray();
        return (long) halves[0] * HALF + (long) halves[1];
    }
}
