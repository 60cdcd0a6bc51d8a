package dev.kith.tests.bench.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sends requests at fixed moments, whether or not earlier ones are answered. A latency counts from the moment at which the
 * request was due: a stall delays those behind it, and that belongs to what they waited. Threads that block take the
 * requests in turn; they wake up less often, and so disturb the run less, than a client that hands work around.
 */
final class RequestLoad {
    /** Connections, each with a thread; whoever finds none free waits, and his latency runs. */
    static final int CONNECTIONS = 64;

    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(30).toMillis();
    private static final int OK = 200;

    private final List<String> reads;
    private final List<URL> addresses;
    private final int rate;
    private final Errors errors;

    RequestLoad(LoadSpec spec, Errors errors) throws IOException {
        this.reads = spec.reads();
        this.addresses = new ArrayList<>();
        for (String read : reads) {
            addresses.add(spec.uri(read).toURL());
        }
        this.rate = spec.rate();
        this.errors = errors;
    }

    /** Sends for a time and waits for all answers; latencies in microseconds, by read. */
    Map<String, long[]> run(double seconds) throws InterruptedException {
        long[] nanos = new long[(int) Math.round(rate * seconds)];
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        List<Thread> threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Thread(() -> take(next, begun, nanos), "load-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return byRead(nanos);
    }

    private void take(AtomicInteger next, long begun, long[] nanos) {
        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
            long due = begun + i * 1_000_000_000L / rate;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            ask(i % reads.size());
            nanos[i] = System.nanoTime() - due;
        }
    }

    private void ask(int read) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) addresses.get(read).openConnection();
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (connection.getResponseCode() != OK) {
                errors.add("%s: status %d".formatted(reads.get(read), connection.getResponseCode()));
                return;
            }
            try (InputStream body = connection.getInputStream()) {
                if (body.transferTo(OutputStream.nullOutputStream()) == 0) {
                    errors.add(reads.get(read) + ": an empty answer");
                }
            }
        } catch (IOException failure) {
            errors.add("%s: %s".formatted(reads.get(read), failure));
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
