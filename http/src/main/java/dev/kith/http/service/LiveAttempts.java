package dev.kith.http.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that are under way, whatever the history knows of them. */
final class LiveAttempts {
    private final Map<Key, RunExecutor.Attempt> attempts = new ConcurrentHashMap<>();

    private record Key(String id, long number) {}

    void began(String id, long number, RunExecutor.Attempt attempt) {
        attempts.put(new Key(id, number), attempt);
    }

    void ended(String id, long number) {
        attempts.remove(new Key(id, number));
    }

    boolean none() {
        return attempts.isEmpty();
    }

    /** Asks all of them to finish their step, save and end. */
    void stop() {
        attempts.values().forEach(RunExecutor.Attempt::stop);
    }
}
