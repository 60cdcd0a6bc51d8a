package dev.kith.actors.node;

import static dev.kith.config.Text.format;

import dev.kith.model.method.Messages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that build whole batches: each takes the oldest step that nobody has begun. */
final class LoaderWorkers implements BatchBuilder {
    private static final long PATIENCE_SECONDS = 30;

    private final Hosting hosting;
    private final ThreadPoolExecutor threads;

    LoaderWorkers(Hosting hosting) {
        this.hosting = hosting;
        AtomicInteger count = new AtomicInteger();
        int workers = hosting.attempt().workers();
        this.threads =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, format("%s-%d", hosting.name(), count.incrementAndGet()));
                    thread.setDaemon(true);
                    return thread;
                });
    }

    // Errors, too: they must reach the actor.
    @SuppressWarnings({"CatchThrowable", "FutureReturnValueIgnored"})
    @Override
    public CompletableFuture<Messages> build(long step) {
        CompletableFuture<Messages> built = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                built.complete(hosting.load(Thread.currentThread().getName(), step));
            } catch (Throwable failure) {
                built.completeExceptionally(failure);
            }
        });
        return built;
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
