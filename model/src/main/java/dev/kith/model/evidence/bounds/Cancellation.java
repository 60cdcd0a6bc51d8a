package dev.kith.model.evidence.bounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Whether the answer to a question is still waited for: until the client has gone, or its time is over. Work asks between two
 * of its pieces. Safe for use by many threads.
 */
public final class Cancellation {
    private static final long LOOK_MILLIS = 50;

    private final long deadline;
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile @Nullable String reason;

    private Cancellation(long deadline) {
        this.deadline = deadline;
    }

    /** A question that has so much time from now on. */
    public static Cancellation within(Duration time) {
        return new Cancellation(System.nanoTime() + time.toNanos());
    }

    /** How much time is left; at least nothing. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Ends the question. Only the first reason counts. */
    public void cancel(String why) {
        List<Runnable> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    /** Runs something when the question is cancelled, at once if it is; not when its time is over. */
    public void onCancel(Runnable listener) {
        synchronized (this) {
            if (reason == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** Why the answer is not waited for; empty if it is. */
    public Optional<String> reason() {
        String why = reason;
        if (why == null && System.nanoTime() - deadline >= 0) {
            return Optional.of("no answer in time");
        }
        return Optional.ofNullable(why);
    }

    /** @throws CancelledException if the answer is not waited for any more */
    public void check() {
        reason().ifPresent(why -> {
            throw new CancelledException(why);
        });
    }

    /**
     * Waits for a lock as long as the answer is waited for.
     *
     * @throws CancelledException if it is not any more; then the lock is not held
     */
    public void lock(Lock lock) {
        try {
            do {
                check();
            } while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException("interrupted");
        }
    }
}
