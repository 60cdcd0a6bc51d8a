package dev.kith.http.service;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How all runs are. Each run writes what it has become before anybody hears of it; whoever reads asks nobody, and so waits
 * for nobody.
 */
final class RunViews {
    private final ConcurrentSkipListMap<String, RunView> runs = new ConcurrentSkipListMap<>();
    /** Names of runs by the keys with which clients asked for them. */
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    private volatile Map<String, Integer> places = Map.of();
    private volatile boolean complete;
    private final AtomicLong version = new AtomicLong();

    /** A run is as it is now; one that is absent is forgotten. */
    void put(RunView run) {
        if (run.status() == RunStatus.ABSENT) {
            Optional.ofNullable(runs.remove(run.id()))
                    .flatMap(gone -> gone.state().key())
                    .ifPresent(key -> keys.remove(key.key(), run.id()));
        } else {
            runs.put(run.id(), run);
            run.state().key().ifPresent(key -> keys.put(key.key(), run.id()));
        }
        version.incrementAndGet();
    }

    /** How many runs come before each of those that wait; a map that nothing changes any more. */
    void place(Map<String, Integer> waiting) {
        if (waiting != places && !waiting.equals(places)) {
            places = waiting;
            version.incrementAndGet();
        }
    }

    /** The journal is read: from now on there is nothing that is not here. */
    void completed() {
        complete = true;
    }

    /** Rises after every change: what was read after a number is at least as new as the number. */
    long version() {
        return version.get();
    }

    boolean areComplete() {
        return complete;
    }

    boolean contain(String id) {
        return runs.containsKey(id);
    }

    Optional<RunView> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(this::placed);
    }

    /** The run that was asked for with a key. */
    Optional<RunView> ofKey(String key) {
        return Optional.ofNullable(keys.get(key)).flatMap(this::find);
    }

    /** Runs by name, from the one after a name on. */
    List<RunView> page(Optional<String> after, int limit) {
        return after
                .<NavigableMap<String, RunView>>map(name -> runs.tailMap(name, false))
                .orElse(runs)
                .values()
                .stream()
                .limit(limit)
                .map(this::placed)
                .toList();
    }

    /** All runs, by name. */
    List<RunView> all() {
        return runs.values().stream().map(this::placed).toList();
    }

    private RunView placed(RunView run) {
        Integer before = places.get(run.id());
        return before == null || run.status() != RunStatus.CREATED ? run : run.queued(before);
    }
}
