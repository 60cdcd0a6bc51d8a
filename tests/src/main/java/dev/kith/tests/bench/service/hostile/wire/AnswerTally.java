package dev.kith.tests.bench.service.hostile.wire;

import static dev.kith.config.Text.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what an attacker sends and what comes of it. Thread-safe. */
public final class AnswerTally {
    private static final int KEPT = 3;

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final List<String> defects = new ArrayList<>();
    private long sent;

    public synchronized void sent() {
        sent++;
    }

    public synchronized void answered(RawRequest request, RawAnswer answer) {
        counts.merge(Integer.toString(answer.status()), 1L, Long::sum);
        if (answer.isDefect() && defects.size() < KEPT) {
            defects.add(format("%s %s: %s", request.method(), request.path(), answer.words()));
        }
    }

    /** No answer came. */
    public synchronized void missed(String why) {
        counts.merge(why, 1L, Long::sum);
    }

    public synchronized long requests() {
        return sent;
    }

    /** By status, or why there is none. */
    public synchronized SortedMap<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    /** The first answers that no request may lead to. */
    public synchronized List<String> defects() {
        return List.copyOf(defects);
    }

    /** As {@code 200×12 503×3}. */
    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "×" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
