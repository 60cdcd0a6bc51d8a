package dev.kith.model.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a lane, whose operations use a fixed number of threads. Changing that number on a thread is possible, but
 * makes the tensor library forget what it has prepared for its operations.
 */
final class LaneThread {
    private final Lane lane;
    private final int intraOpThreads;
    private final WorkQueue queue;
    private final AtomicLong busyNanos;
    private final Thread thread;

    LaneThread(Lane lane, String name, int intraOpThreads, WorkQueue queue, AtomicLong busyNanos) {
        this.lane = lane;
        this.intraOpThreads = intraOpThreads;
        this.queue = queue;
        this.busyNanos = busyNanos;
        this.thread = new Thread(this::serve, name);
        thread.setDaemon(true);
    }

    Lane lane() {
        return lane;
    }

    int intraOpThreads() {
        return intraOpThreads;
    }

    void start() {
        thread.start();
    }

    /** Whether this is asked on the thread. */
    boolean isHere() {
        return Thread.currentThread() == thread;
    }

    /** Waits for its end, however often it is interrupted meanwhile. */
    void join() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        Autograd.off();
        TensorEngine.setIntraOpThreads(intraOpThreads);
        @Nullable LaneTask<?> task = queue.take(this);
        while (task != null) {
            long start = System.nanoTime();
            task.run();
            if (!task.isDecision()) {
                Autograd.off();
                busyNanos.addAndGet(System.nanoTime() - start);
            }
            task = queue.take(this);
        }
    }
}
