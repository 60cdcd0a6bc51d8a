package dev.kith.tests.bench.service;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what went wrong and keeps the first words. Thread-safe. */
final class Errors {
    private static final int KEPT = 5;

    private final AtomicLong count = new AtomicLong();
    private final ConcurrentLinkedQueue<String> words = new ConcurrentLinkedQueue<>();

    void add(String what) {
        if (count.incrementAndGet() <= KEPT) {
            words.add(what);
        }
    }

    long count() {
        return count.get();
    }

    List<String> words() {
        return List.copyOf(words);
    }
}
