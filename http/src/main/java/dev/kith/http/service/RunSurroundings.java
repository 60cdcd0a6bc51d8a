package dev.kith.http.service;

import dev.kith.http.service.history.HistoryKeeper;

/**
 * What all runs of a service share.
 *
 * @param executor trains them
 * @param events writes what happens to them
 * @param attempts those that are under way
 * @param history keeps what happened to them
 */
record RunSurroundings(RunExecutor executor, RunEvents events, LiveAttempts attempts, HistoryKeeper history) {

    /** Of runs whose history is kept elsewhere. */
    static RunSurroundings of(RunExecutor executor, RunEvents events) {
        return new RunSurroundings(executor, events, new LiveAttempts(), HistoryKeeper.none());
    }
}
