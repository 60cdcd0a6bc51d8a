package dev.kith.actors.node;

import dev.kith.model.engine.Lane;
import dev.kith.model.method.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who builds whole batches: the lane that the loader shares with the networks, or threads that each take the oldest step
 * that nobody has begun.
 */
final class LoaderWorkers implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Hosting hosting;
    private final ThreadPoolExecutor threads;

    LoaderWorkers(Hosting hosting) {
        this.hosting = hosting;
        AtomicInteger count = new AtomicInteger();
        int workers = hosting.attempt().workers();
        this.threads =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "%s-%d".formatted(hosting.name(), count.incrementAndGet()));
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The outputs of a step; fails with what building it throws. */
    // Errors, too: they must reach the actor.
    @SuppressWarnings({"CatchThrowable", "FutureReturnValueIgnored"})
    CompletableFuture<Messages> build(long step) {
        if (hosting.lane().isPresent()) {
            return hosting.lane().get().submit(Lane.Priority.LOAD, () -> load(hosting.name(), step));
        }
        CompletableFuture<Messages> built = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                built.complete(load(Thread.currentThread().getName(), step));
            } catch (Throwable failure) {
                built.completeExceptionally(failure);
            }
        });
        return built;
    }

    private Messages load(String track, long step) {
        return hosting.timeline().record(track, "load", step, () -> hosting.node()
                .node()
                .begin(step, new Messages()));
    }

    /**
     * Drops what nobody has begun and waits for what is under way: afterwards no thread touches the node. Nobody is
     * interrupted, because that would close files that are read by others, too.
     */
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a worker of " + hosting.name() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
