package dev.kith.tests.bench.messages;

import dev.kith.model.method.Batch;
import dev.kith.model.method.RunContext;
import dev.kith.tests.bench.ThreadMeter;
import java.util.List;
import java.util.stream.IntStream;

/** Batches that were made before and stay in memory, so that loading costs nothing. Watches what some steps use. */
final class KeptBatches implements RunContext.BatchSource {
    private final List<Batch> kept;
    private final long first;
    private final long end;
    private long bytesBefore;
    private long nanosBefore;
    private long bytes;
    private long nanos;

    /**
     * @param source of the batches, which are made here
     * @param count how many different ones there are
     * @param first step whose end is watched from
     * @param end step whose end is watched to
     */
    KeptBatches(RunContext.BatchSource source, int count, long first, long end) {
        this.kept = IntStream.range(0, count).mapToObj(source::batch).toList();
        this.first = first;
        this.end = end;
    }

    @Override
    public Batch batch(long step) {
        Batch batch = kept.get((int) (step % kept.size()));
        return new Batch(step, batch.ids(), batch.labels(), batch.views());
    }

    @Override
    public synchronized void release(long step) {
        if (step == first) {
            bytesBefore = ThreadMeter.allocatedBytesOfAll();
            nanosBefore = ThreadMeter.processorNanosOfAll();
        } else if (step == end) {
            bytes = ThreadMeter.allocatedBytesOfAll() - bytesBefore;
            nanos = ThreadMeter.processorNanosOfAll() - nanosBefore;
        }
    }

    /** Milliseconds of processor time that all threads together spent in one of the watched steps, in the latest training. */
    synchronized double processorMillisAStep() {
        return nanos / 1e6 / (end - first);
    }

    /** Heap that all threads together allocated in one of the watched steps, in the latest training. */
    synchronized double bytesAStep() {
        return (double) bytes / (end - first);
    }
}
