package dev.kith.tests.bench.service.hostile.wire;

import static dev.kith.config.Text.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what an attacker sends and what comes of it. Thread-safe. */
public final class AnswerTally {
    private static final int KEPT = 3;

    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final List<String> defects = new ArrayList<>();
    private long sent;

    public void sent() {
        sent(1);
    }

    public synchronized void sent(long requests) {
        sent += requests;
    }

    public synchronized void answered(RawRequest request, RawAnswer answer) {
        counts.merge(Integer.toString(answer.status()), 1L, Long::sum);
        if (answer.isDefect() && defects.size() < KEPT) {
            defects.add(format("%s %s: %s", request.method(), request.path(), answer.words()));
        }
    }

    /** Something else came of it than an answer, in a word. */
    public void counted(String what) {
        counted(what, 1);
    }

    public synchronized void counted(String what, long times) {
        counts.merge(what, times, Long::sum);
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
}
