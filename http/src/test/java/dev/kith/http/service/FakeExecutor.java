package dev.kith.http.service;

import dev.kith.config.hocon.ConfigurationException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Trains nothing: the test says what attempts do. */
public final class FakeExecutor implements RunExecutor {
    public final Set<String> occupied = new HashSet<>();
    public OptionalLong newest = OptionalLong.empty();
    /** What other settings are refused with. */
    public volatile @Nullable ConfigurationException refusal;

    /** Held by a test: no directory is made meanwhile. */
    public final Semaphore gate = new Semaphore(1);

    /** Why files cannot be removed, if they cannot. */
    public volatile @Nullable String stuck;

    /** Whether attempts end when they are asked to. */
    public volatile boolean obedient;

    private final BlockingQueue<FakeAttempt> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<RunSettings> settled = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> removed = new LinkedBlockingQueue<>();

    /** An attempt that was begun. */
    public record FakeAttempt(String id, Specification specification, Listener listener, BlockingQueue<Boolean> stops) {
        /** Waits until it is asked to stop. */
        public void awaitStop() throws InterruptedException {
            if (stops.poll(10, TimeUnit.SECONDS) == null) {
                throw new AssertionError("nobody asked " + id + " to stop");
            }
        }
    }

    @Override
    public Attempt begin(String id, Specification specification, Listener listener) {
        FakeAttempt attempt = new FakeAttempt(id, specification, listener, new LinkedBlockingQueue<>());
        begun.add(attempt);
        return () -> {
            attempt.stops().add(true);
            if (obedient) {
                listener.ended(new End.Interrupted(0, OptionalLong.empty()));
            }
        };
    }

    @Override
    public OptionalLong newestCheckpoint(String id) {
        return newest;
    }

    @Override
    public boolean reserve(String id, Specification specification) {
        gate.acquireUninterruptibly();
        gate.release();
        return !occupied.contains(id);
    }

    @Override
    public void check(String id, Specification wanted) {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void settle(String id, RunSettings settings) {
        settled.add(settings);
    }

    @Override
    public void remove(String id) {
        if (stuck != null) {
            throw new IllegalStateException(stuck);
        }
        removed.add(id);
    }

    /** The next attempt that is begun. */
    public FakeAttempt awaitAttempt() throws InterruptedException {
        FakeAttempt attempt = begun.poll(10, TimeUnit.SECONDS);
        if (attempt == null) {
            throw new AssertionError("no attempt was begun");
        }
        return attempt;
    }

    /** The settings that files were next told of. */
    public RunSettings awaitSettled() throws InterruptedException {
        RunSettings settings = settled.poll(10, TimeUnit.SECONDS);
        if (settings == null) {
            throw new AssertionError("no files were told of settings");
        }
        return settings;
    }

    public boolean nothingBegun() {
        return begun.isEmpty();
    }

    /** The next run whose files were removed. */
    public String awaitRemoval() throws InterruptedException {
        return String.valueOf(removed.poll(10, TimeUnit.SECONDS));
    }
}
