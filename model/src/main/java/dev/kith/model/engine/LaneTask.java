package dev.kith.model.engine;

import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A piece of work that waits for its lane. */
final class LaneTask<T> {
    /** The step of work that belongs to none. */
    static final long NO_STEP = Long.MIN_VALUE;

    /** The most urgent kind of work, of whatever step; then in order of arrival. */
    static final Comparator<LaneTask<?>> BY_PRIORITY = Comparator.<LaneTask<?>, Lane.Priority>comparing(
                    task -> task.priority)
            .thenComparingLong(task -> task.arrival);

    /** The oldest step, in it the most urgent work. Decisions come before all steps, closing after them. */
    static final Comparator<LaneTask<?>> BY_STEP =
            Comparator.<LaneTask<?>>comparingLong(LaneTask::place).thenComparing(BY_PRIORITY);

    private final Lane lane;
    private final Lane.Priority priority;
    private final long step;
    private final int processors;
    private final Callable<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private long arrival;

    LaneTask(Lane lane, Lane.Priority priority, long step, int processors, Callable<T> work) {
        this.lane = lane;
        this.priority = priority;
        this.step = step;
        this.processors = processors;
        this.work = work;
    }

    Lane lane() {
        return lane;
    }

    boolean isDecision() {
        return priority == Lane.Priority.DECISION;
    }

    /** Whether it is of a later step than the other: what is made for the future, loading, never is. */
    boolean isAheadOf(LaneTask<?> other) {
        return priority != Lane.Priority.LOAD && place() > other.place();
    }

    /** With how many it computes: as many threads its operations have. */
    int processors() {
        return processors;
    }

    CompletableFuture<T> done() {
        return done;
    }

    void arrived(long place) {
        arrival = place;
    }

    void run() {
        try {
            done.complete(work.call());
        } catch (Throwable failure) { // also Errors: whoever waits must hear of them
            done.completeExceptionally(failure);
        }
    }

    private long place() {
        return switch (priority) {
            case DECISION -> NO_STEP;
            case CLOSE -> Long.MAX_VALUE;
            default -> step;
        };
    }
}
