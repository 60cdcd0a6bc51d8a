package dev.kith.http.memory;

import dev.kith.model.engine.NativeHeap;
import dev.kith.model.evidence.bounds.HeapBudget;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Gives the heap that a burst of questions has made Java take back to the system, until closed. Java collects what is left of
 * such a burst when the heap is full again, which beside a training may be hours later. A collection stops the training for
 * some tenths of a second, so one is made only after the heap has grown a lot, and when no question is under way.
 */
public final class HeapReturn implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** Java shrinks its heap in steps of 0, 10, 40 and 100 per cent of what is unused, one a collection. */
    private static final int STEPS = 5;

    private static final long ROOM_BYTES = 32L << 20;

    private final LongSupplier taken;
    private final BooleanSupplier idle;
    private final Runnable collect;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long settled;
    private int collections;

    /**
     * Watches nothing yet.
     *
     * @param taken bytes that the heap takes of the system
     * @param idle whether no question is under way
     * @param collect gives back what is not used
     */
    HeapReturn(LongSupplier taken, BooleanSupplier idle, Runnable collect) {
        this.taken = taken;
        this.idle = idle;
        this.collect = collect;
        this.settled = taken.getAsLong();
    }

    /** Watches this process, whose questions take from a budget. */
    public static HeapReturn of(HeapBudget questions) {
        HeapReturn watching = new HeapReturn(
                Runtime.getRuntime()::totalMemory, () -> questions.held() == 0, HeapReturn::collectAndTrim);
        Thread watch = new Thread(watching::watch, "kith-heap");
        watch.setDaemon(true);
        watch.setPriority(Thread.MIN_PRIORITY);
        watch.start();
        return watching;
    }

    private static void collectAndTrim() {
        System.gc();
        NativeHeap.trim();
    }

    private void watch() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once: a heap that stays large although it was collected again and again is as large as it must be. */
    void look() {
        long now = taken.getAsLong();
        if (now <= settled + Math.max(ROOM_BYTES, settled / 10)) {
            settled = Math.min(settled, now);
            collections = 0;
        } else if (collections == STEPS) {
            settled = now;
            collections = 0;
        } else if (idle.getAsBoolean()) {
            collect.run();
            collections++;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
