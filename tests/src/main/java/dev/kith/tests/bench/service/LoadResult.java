package dev.kith.tests.bench.service;

import java.util.List;
import java.util.Map;

/**
 * What a loaded phase has shown to the client.
 *
 * @param seconds that were measured, after all readers had caught up
 * @param catchUpSeconds until they had
 * @param micros by read: how long each answer took from the moment at which it should have been asked for, in microseconds
 * @param leastEvents of the reader who received the fewest
 * @param mostEvents of the one who received the most
 * @param gaps missing numbers of events, over all readers
 * @param reorderings numbers that did not rise
 * @param errors answers that were none, and streams that broke
 * @param words of the first errors
 * @param cpuSeconds processor time of the client
 */
record LoadResult(
        double seconds,
        double catchUpSeconds,
        Map<String, long[]> micros,
        long leastEvents,
        long mostEvents,
        long gaps,
        long reorderings,
        long errors,
        List<String> words,
        double cpuSeconds) {}
