package dev.kith.tests.bench.service;

import dev.kith.tests.bench.Pairs;
import dev.kith.tests.bench.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What rounds amount to.
 *
 * @param rounds at least one
 * @param processors of the machine
 */
record LoadFigures(List<Round> rounds, int processors) {

    /** Latencies by read, of all rounds together. */
    Map<String, Latency> byRead() {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        micros().forEach((read, micros) -> latencies.put(read, Latency.ofMicros(micros)));
        return latencies;
    }

    /** Latencies of all reads of all rounds. */
    Latency latency() {
        return Latency.ofMicros(
                micros().values().stream().flatMapToLong(LongStream::of).toArray());
    }

    private Map<String, long[]> micros() {
        Map<String, long[]> together = new LinkedHashMap<>();
        for (Round round : rounds) {
            round.load()
                    .micros()
                    .forEach((read, micros) -> together.merge(
                            read,
                            micros,
                            (before, more) -> LongStream.concat(LongStream.of(before), LongStream.of(more))
                                    .toArray()));
        }
        return together;
    }

    /** Milliseconds a step under load beside those in quiet. */
    Pairs step() {
        Pairs pairs = new Pairs();
        rounds.forEach(round -> pairs.add(
                1e3 / round.loaded().stepsPerSecond(), 1e3 / round.quiet().stepsPerSecond()));
        return pairs;
    }

    /** The share of all processors that client and service take, round by round; empty where it is not known. */
    Optional<Values> share() {
        return values(rounds.stream().map(round -> round.share(processors)).toList());
    }

    /** What the run loses beyond that share, round by round. */
    Optional<Values> excess() {
        return values(rounds.stream()
                .map(round -> round.share(processors).map(share -> round.loss() - share))
                .toList());
    }

    private static Optional<Values> values(List<Optional<Double>> known) {
        Values values = new Values();
        known.forEach(value -> value.ifPresent(values::add));
        return values.all().isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** The last load: a client counts its errors from the first phase on. */
    LoadResult last() {
        return rounds.get(rounds.size() - 1).load();
    }
}
