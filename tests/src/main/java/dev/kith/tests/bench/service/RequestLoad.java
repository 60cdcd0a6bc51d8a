package dev.kith.tests.bench.service;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests at fixed moments, whether or not earlier ones are answered. A latency counts from the moment at which the
 * request was due: a stall delays those behind it, and that belongs to what they waited. One thread does it all, so that the
 * client takes as little of the processors as it can.
 */
final class RequestLoad {
    /** Connections; a request that finds none free waits, and its latency runs. */
    private static final int CONNECTIONS = 64;

    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int OK = 200;

    private final URI service;
    private final List<String> reads;
    private final List<ByteBuffer> requests;
    private final int rate;
    private final Errors errors;
    private final WireLoop loop;
    private final List<LoadConnection> connections = new ArrayList<>();
    private @Nullable Phase phase;

    RequestLoad(LoadSpec spec, WireLoop loop, Errors errors) {
        this.loop = loop;
        this.service = spec.service();
        this.reads = spec.reads();
        this.requests = reads.stream()
                .map(read -> LoadConnection.request(spec.uri(read), spec.authorization()))
                .toList();
        this.rate = spec.rate();
        this.errors = errors;
    }

    /** Connects; a client that asks all the time does so once. */
    void open() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new LoadConnection(loop, service, this::answered));
        }
    }

    void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        connections.clear();
    }

    /** Sends for a time and waits for all answers; latencies in microseconds, by read. */
    Map<String, long[]> run(double seconds) throws IOException {
        Phase now = new Phase((int) Math.round(rate * seconds));
        phase = now;
        return byRead(now.run());
    }

    private void answered(LoadConnection connection) {
        if (phase != null) {
            phase.answered(connection);
        }
    }

    /** One time of sending. */
    private final class Phase {
        private final Deque<LoadConnection> free = new ArrayDeque<>(connections);
        /** What each connection waits for. */
        private final Map<LoadConnection, Integer> asked = new HashMap<>();

        private final long[] nanos;
        private final long begun = System.nanoTime();
        private int next;

        private Phase(int count) {
            this.nanos = new long[count];
        }

        private long[] run() throws IOException {
            long last = due(nanos.length) + PATIENCE_NANOS;
            while (next < nanos.length || !asked.isEmpty()) {
                send();
                loop.turn(patience());
                if (System.nanoTime() > last) {
                    asked.forEach((connection, request) -> errors.add(read(request) + ": no answer"));
                    return nanos;
                }
            }
            return nanos;
        }

        private long due(int request) {
            return begun + request * 1_000_000_000L / rate;
        }

        private String read(int request) {
            return reads.get(request % reads.size());
        }

        /** Whatever is due, as long as there are connections. */
        private void send() throws IOException {
            while (next < nanos.length && !free.isEmpty() && due(next) <= System.nanoTime()) {
                LoadConnection connection = free.removeFirst();
                connection.send(requests.get(next % requests.size()));
                asked.put(connection, next++);
            }
        }

        /** Milliseconds until the next request is due, if it can be sent. */
        private long patience() {
            boolean sends = next < nanos.length && !free.isEmpty();
            long left = sends ? due(next) - System.nanoTime() : PATIENCE_NANOS;
            return Math.max(0, (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        }

        private void answered(LoadConnection connection) {
            Integer request = asked.remove(connection);
            if (request == null) {
                errors.add("an answer that nobody has asked for");
                return;
            }
            free.addLast(connection);
            nanos[request] = System.nanoTime() - due(request);
            if (connection.status() != OK) {
                errors.add(format("%s: status %d", read(request), connection.status()));
            } else if (connection.length() == 0) {
                errors.add(read(request) + ": an empty answer");
            }
        }
    }

    private Map<String, long[]> byRead(long[] nanos) {
        Map<String, long[]> micros = new LinkedHashMap<>();
        for (int read = 0; read < reads.size(); read++) {
            int first = read;
            micros.put(
                    reads.get(read),
                    IntStream.range(0, nanos.length)
                            .filter(i -> i % reads.size() == first)
                            .mapToLong(i -> nanos[i] / 1_000)
                            .toArray());
        }
        return micros;
    }
}
