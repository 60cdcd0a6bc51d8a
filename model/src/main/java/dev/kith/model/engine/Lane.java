package dev.kith.model.engine;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One thread on which native work is done, with an intra-op thread count of its own. All arrays of an owner are made,
 * touched and freed on its lane. Where owners share a lane, waiting work is served by priority, then in order of arrival: the
 * target's work fills the gaps that voting leaves.
 */
public final class Lane implements AutoCloseable, Executor {

    /** Who is served first. */
    public enum Priority {
        /** What decides on the work to come: it takes microseconds, and counts as no work itself. */
        DECISION,
        BACKWARD,
        ONLINE_FORWARD,
        TARGET_FORWARD,
        VOTE,
        /** Batches ahead, in the time that nobody else needs. */
        LOAD,
        EVALUATION,
        /** An owner's last work: freeing its arrays. It does not end the lane. */
        CLOSE
    }

    private static final int INITIAL_CAPACITY = 16;
    /** The step of work that belongs to none. */
    private static final long NO_STEP = Long.MIN_VALUE;

    private final PriorityBlockingQueue<Task<?>> waiting;
    private final AtomicLong arrivals = new AtomicLong();
    private final AtomicLong busyNanos = new AtomicLong();
    private final String name;
    private final Thread thread;
    private boolean open = true; // guarded by waiting: work is queued before the lane closes, or refused

    /** Who comes first where several wait. Decisions always do. */
    public enum Order {
        /** The most urgent kind of work, of whatever step: what holds others up is done first. */
        PRIORITY,
        /** The oldest step, in it the most urgent work: nobody runs ahead of anybody without need. */
        STEP
    }

    /** Starts a lane that works by priority, whose operations use the given number of threads. */
    public Lane(String name, int intraOpThreads) {
        this(name, intraOpThreads, Order.PRIORITY);
    }

    /** Starts a lane whose operations use the given number of threads. */
    public Lane(String name, int intraOpThreads, Order order) {
        if (intraOpThreads < 1) {
            throw new IllegalArgumentException("a lane needs at least one intra-op thread, not " + intraOpThreads);
        }
        TensorEngine.load(); // here, so that a missing library fails the caller and not a thread nobody watches
        this.name = name;
        this.waiting =
                new PriorityBlockingQueue<>(INITIAL_CAPACITY, order == Order.STEP ? Task.BY_STEP : Task.BY_PRIORITY);
        this.thread = new Thread(() -> serve(intraOpThreads), "kith-lane-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The name shown in timelines and reports. */
    public String name() {
        return name;
    }

    /** Nanoseconds spent working so far. */
    public long busyNanos() {
        return busyNanos.get();
    }

    /**
     * Queues work of a step. The future fails with what the work throws.
     *
     * @throws IllegalStateException if the lane is closed
     */
    public <T> CompletableFuture<T> submit(Priority priority, long step, Callable<T> work) {
        synchronized (waiting) {
            if (!open) {
                throw new IllegalStateException("lane " + name + " is closed");
            }
            return enqueue(priority, step, work);
        }
    }

    /** Queues work that belongs to no step; otherwise as above. It comes before all steps, unless it closes an owner. */
    public <T> CompletableFuture<T> submit(Priority priority, Callable<T> work) {
        return submit(priority, NO_STEP, work);
    }

    /**
     * Does work on the lane and waits for it; called on the lane itself, does it at once. Unchecked exceptions of the work
     * are thrown as they are, checked ones as the cause of an {@code IllegalStateException}.
     *
     * @throws IllegalStateException if the lane is closed, or the wait is interrupted (the work is done all the same)
     */
    public <T> T call(Priority priority, Callable<T> work) {
        if (Thread.currentThread() == thread) {
            return callHere(work);
        }
        try {
            return submit(priority, work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for lane " + name, e);
        } catch (ExecutionException e) {
            throw rethrow(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Runs on the lane, between two pieces of work, whatever decides on the next one; on a closed lane, elsewhere. So
     * deciding needs no other thread to wake up, and disturbs no operation under way.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // an executor tells nobody
    public void execute(Runnable decision) {
        synchronized (waiting) {
            if (open) {
                enqueue(Priority.DECISION, NO_STEP, Executors.callable(decision));
                return;
            }
        }
        ForkJoinPool.commonPool().execute(decision);
    }

    /** Does what is waiting, then ends the thread and waits for it. */
    @Override
    public void close() {
        synchronized (waiting) {
            if (open) {
                open = false;
                enqueue(Priority.CLOSE, NO_STEP, () -> true); // wakes the thread if nothing is waiting
            }
        }
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> CompletableFuture<T> enqueue(Priority priority, long step, Callable<T> work) {
        Task<T> task = new Task<>(priority, step, arrivals.getAndIncrement(), work, new CompletableFuture<>());
        waiting.add(task);
        return task.done();
    }

    private void serve(int intraOpThreads) {
        Autograd.off();
        TensorEngine.setIntraOpThreads(intraOpThreads);
        while (hasWorkOrIsOpen()) {
            Task<?> task;
            try {
                task = waiting.take();
            } catch (InterruptedException e) {
                continue; // only close() ends a lane: an interrupted owner must still be able to free its memory
            }
            long start = System.nanoTime();
            task.run();
            if (task.priority() != Priority.DECISION) {
                Autograd.off();
                busyNanos.addAndGet(System.nanoTime() - start);
            }
        }
    }

    private boolean hasWorkOrIsOpen() {
        synchronized (waiting) {
            return open || !waiting.isEmpty();
        }
    }

    private static <T> T callHere(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw rethrow(e);
        }
    }

    private static RuntimeException rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private record Task<T>(Priority priority, long step, long arrival, Callable<T> work, CompletableFuture<T> done) {
        static final Comparator<Task<?>> BY_PRIORITY =
                Comparator.<Task<?>, Priority>comparing(Task::priority).thenComparingLong(Task::arrival);
        static final Comparator<Task<?>> BY_STEP =
                Comparator.<Task<?>>comparingLong(Task::place).thenComparing(BY_PRIORITY);

        private long place() {
            return switch (priority) {
                case DECISION -> NO_STEP;
                case CLOSE -> Long.MAX_VALUE;
                default -> step;
            };
        }

        void run() {
            try {
                done.complete(work.call());
            } catch (Throwable failure) { // also Errors: whoever waits must hear of them
                done.completeExceptionally(failure);
            }
        }
    }
}
