package dev.kith.tests.bench.training;

import dev.kith.model.method.Batch;
import dev.kith.model.method.RunContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Batches that workers make ahead: what a plain loop with a data loader does. */
final class PrefetchedBatches implements RunContext.BatchSource, AutoCloseable {
    private final RunContext.BatchSource source;
    private final long steps;
    private final int ahead;
    private final ExecutorService workers;
    private final Map<Long, CompletableFuture<Batch>> made = new ConcurrentHashMap<>();

    PrefetchedBatches(RunContext.BatchSource source, long steps, int ahead, int workers) {
        this.source = source;
        this.steps = steps;
        this.ahead = ahead;
        this.workers = Executors.newFixedThreadPool(workers);
    }

    @Override
    public Batch batch(long step) {
        for (long next = step; next < Math.min(steps, step + 1 + ahead); next++) {
            made.computeIfAbsent(next, s -> CompletableFuture.supplyAsync(() -> source.batch(s), workers));
        }
        return Objects.requireNonNull(made.remove(step)).join();
    }

    @Override
    public void release(long step) {
        source.release(step);
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
