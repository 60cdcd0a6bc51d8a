package dev.kith.http.cli;

import dev.kith.model.engine.TensorEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The tensor engine, starting while something else is done: loading its native libraries takes a second. Closing waits for
 * it, for a process must not end while libraries are being loaded.
 */
final class EngineStart implements AutoCloseable {
    private final CompletableFuture<String> version = CompletableFuture.supplyAsync(TensorEngine::version);

    /**
     * Waits until the engine is there.
     *
     * @throws IllegalStateException if it cannot start
     */
    void await() {
        try {
            version.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the tensor engine does not start: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        version.handle((known, failure) -> true).join();
    }
}
