package dev.kith.tests.bench.service.hostile.victim;

import dev.kith.tests.bench.service.Latency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.LongStream;

/**
 * What a client has got that means no harm.
 *
 * @param micros by kind: how long each answer took from the moment at which it was due, in microseconds; one that did not come
 *     counts with the whole patience
 * @param answers by status; {@code none} for those that did not come
 * @param words of the first that went wrong
 */
public record VictimResult(Map<String, long[]> micros, SortedMap<String, Long> answers, List<String> words) {
    static final String READS = "reads";
    static final String COMMANDS = "commands";

    /** Of all requests; empty, if there was none. */
    public Optional<Latency> latency() {
        return of(micros.values().stream().flatMapToLong(LongStream::of).toArray());
    }

    public Optional<Latency> reads() {
        return of(micros.getOrDefault(READS, new long[0]));
    }

    public Optional<Latency> commands() {
        return of(micros.getOrDefault(COMMANDS, new long[0]));
    }

    private static Optional<Latency> of(long[] micros) {
        return micros.length == 0 ? Optional.empty() : Optional.of(Latency.ofMicros(micros));
    }
}
