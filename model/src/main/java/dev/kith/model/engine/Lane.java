package dev.kith.model.engine;

import dev.kith.model.stop.StopScope;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * Where native work is done, one piece at a time, with an intra-op thread count of its own. All arrays of an owner are made,
 * touched and freed on its lane. Where owners share a lane, waiting work is served by priority, then in order of arrival: the
 * target's work fills the gaps that voting leaves. Lanes {@link #beside} each other share processors. A lane has a thread for
 * each number of intra-op threads that its kinds of work use; they take turns.
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

    private final WorkQueue queue;
    private final ToIntFunction<Priority> threads;
    private final AtomicLong busyNanos = new AtomicLong();
    private final String name;
    private final List<LaneThread> members;

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
        this(name, priority -> intraOpThreads, new WorkQueue(positive(intraOpThreads), order));
    }

    private Lane(String name, ToIntFunction<Priority> threads, WorkQueue queue) {
        TensorEngine.load(); // here, so that a missing library fails the caller and not a thread nobody watches
        this.name = name;
        this.queue = queue;
        this.threads = threads;
        List<Integer> counts = Arrays.stream(Priority.values())
                .map(priority -> threads.applyAsInt(priority))
                .distinct()
                .toList();
        this.members = counts.stream()
                .map(count -> new LaneThread(this, threadName(count, counts), count, queue, busyNanos))
                .toList();
        queue.enter(this, members);
        members.forEach(LaneThread::start);
    }

    /**
     * Starts a lane on the same processors: what it does beside this one uses no more of them than this one leaves.
     *
     * @param threads of the operations of a kind of work
     */
    public Lane beside(String other, ToIntFunction<Priority> threads) {
        return new Lane(other, threads, queue);
    }

    /**
     * Starts a lane that leaves processors to others in some kinds of work.
     *
     * @param processors that it shares with the lanes {@link #beside} it
     * @param threads of the operations of a kind of work
     */
    public static Lane sharing(String name, int processors, Order order, ToIntFunction<Priority> threads) {
        return new Lane(name, threads, new WorkQueue(positive(processors), order));
    }

    private static int positive(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a lane needs at least one intra-op thread, not " + threads);
        }
        return threads;
    }

    private String threadName(int count, List<Integer> counts) {
        return "kith-lane-" + name + (counts.size() == 1 ? "" : "-" + count);
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
        LaneTask<T> task = new LaneTask<>(this, priority, step, threads.applyAsInt(priority), work);
        if (!queue.offer(task)) {
            throw new IllegalStateException("lane " + name + " is closed");
        }
        return task.done();
    }

    /** Queues work that belongs to no step; otherwise as above. It comes before all steps, unless it closes an owner. */
    public <T> CompletableFuture<T> submit(Priority priority, Callable<T> work) {
        return submit(priority, LaneTask.NO_STEP, work);
    }

    /**
     * Does work on the lane and waits for it; called on the lane itself, does it at once. Unchecked exceptions of the work
     * are thrown as they are, checked ones as the cause of an {@code IllegalStateException}. The work ends early where that of
     * the calling thread shall.
     *
     * @throws IllegalStateException if the lane is closed, or the wait is interrupted (the work is done all the same)
     */
    public <T> T call(Priority priority, Callable<T> work) {
        if (isHere()) {
            return callHere(work);
        }
        try {
            StopScope scope = StopScope.here();
            return submit(priority, () -> scope.call(work)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for lane " + name, e);
        } catch (ExecutionException e) {
            throw rethrow(e.getCause() == null ? e : e.getCause());
        }
    }

    /**
     * Runs on the lane or one beside it, between two pieces of work, whatever decides on the next one; on closed lanes,
     * elsewhere. So deciding needs no other thread to wake up, and disturbs no operation under way.
     */
    @Override
    public void execute(Runnable decision) {
        LaneTask<?> task = new LaneTask<>(this, Priority.DECISION, LaneTask.NO_STEP, 0, Executors.callable(decision));
        if (!queue.offer(task)) {
            ForkJoinPool.commonPool().execute(decision);
        }
    }

    /**
     * Does what is waiting, then ends the thread and waits for it, interrupted or not: whoever returns from here may count
     * on all memory being free.
     */
    @Override
    public void close() {
        queue.leave(this);
        if (!isHere()) {
            members.forEach(LaneThread::join);
        }
    }

    /** Whether this is asked on the lane. */
    boolean isHere() {
        return members.stream().anyMatch(LaneThread::isHere);
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
}
