package dev.kith.http.service.history;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the history, and knows whether it can be written. Returns at once; any thread may be used. */
public interface HistoryKeeper {

    /** Why the history cannot be written, as far as is known; empty if it can. */
    Optional<String> trouble();

    /** The same after a write that is at most a second old. */
    CompletionStage<Optional<String>> tried();

    /** A write has failed: it is found out whether others do. */
    void suspect();

    /** A snapshot is written: what came before it is removed when there is time. */
    void snapshotTaken(String id, long version);

    /** Where no history is kept. */
    static HistoryKeeper none() {
        return new HistoryKeeper() {
            @Override
            public Optional<String> trouble() {
                return Optional.empty();
            }

            @Override
            public CompletionStage<Optional<String>> tried() {
                return CompletableFuture.completedFuture(Optional.empty());
            }

            @Override
            public void suspect() {}

            @Override
            public void snapshotTaken(String id, long version) {}
        };
    }
}
