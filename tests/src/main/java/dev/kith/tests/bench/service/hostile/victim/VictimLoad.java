package dev.kith.tests.bench.service.hostile.victim;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests at fixed moments, whether or not earlier ones are answered; a latency counts from the moment at which its
 * request was due. Connections are kept, but each fourth request opens one: a door that is shut shall be noticed.
 */
final class VictimLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 256;
    private static final int NEW_EVERY = 4;
    private static final int KEPT = 5;
    private static final String NONE = "none";

    private final InetSocketAddress service;
    private final VictimRequests requests;
    private final ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE, task -> {
        Thread thread = new Thread(task, "victim");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<RawConnection> kept = new ConcurrentLinkedDeque<>();
    private final Map<String, List<Long>> micros = new HashMap<>();
    private final SortedMap<String, Long> answers = new TreeMap<>();
    private final List<String> words = new ArrayList<>();

    VictimLoad(InetSocketAddress service, VictimRequests requests) {
        this.service = service;
        this.requests = requests;
    }

    /** Sends until it is told to end, and waits for what is under way. */
    VictimResult until(CountDownLatch end) throws InterruptedException {
        long begun = System.nanoTime();
        for (int i = 0; end.getCount() > 0; i++) {
            int number = i;
            long due = begun + number * TimeUnit.SECONDS.toNanos(1) / VictimRequests.A_SECOND;
            Pause.until(due);
            threads.execute(() -> ask(number, due));
        }
        threads.shutdown();
        threads.awaitTermination(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
        return result();
    }

    private void ask(int number, long due) {
        RawRequest request = requests.request(number);
        try {
            RawAnswer answer = answer(request, number % NEW_EVERY == 0);
            add(request, System.nanoTime() - due, Integer.toString(answer.status()));
            if (answer.status() >= 500) {
                tell(request, answer.words());
            }
        } catch (IOException failure) {
            add(request, Math.max(System.nanoTime() - due, PATIENCE.toNanos()), NONE);
            tell(request, failure.toString());
        }
    }

    /** A kept connection may have been closed meanwhile, as HTTP allows: then once more, by a new one. */
    private RawAnswer answer(RawRequest request, boolean fresh) throws IOException {
        Optional<RawConnection> old = fresh ? Optional.empty() : Optional.ofNullable(kept.pollFirst());
        if (old.isPresent()) {
            try {
                return answer(old.get(), request);
            } catch (SocketTimeoutException late) {
                throw late;
            } catch (IOException closed) {
                old.get().close();
            }
        }
        return answer(RawConnection.open(service, PATIENCE), request);
    }

    private RawAnswer answer(RawConnection connection, RawRequest request) throws IOException {
        try {
            RawAnswer answer = connection.ask(request);
            if (answer.header("connection").orElse("").equals("close")) {
                connection.close();
            } else {
                kept.addFirst(connection);
            }
            return answer;
        } catch (IOException failure) {
            connection.close();
            throw failure;
        }
    }

    private synchronized void add(RawRequest request, long nanos, String status) {
        micros.computeIfAbsent(VictimRequests.kind(request), kind -> new ArrayList<>())
                .add(TimeUnit.NANOSECONDS.toMicros(nanos));
        answers.merge(status, 1L, Long::sum);
    }

    private synchronized void tell(RawRequest request, String what) {
        if (words.size() < KEPT) {
            words.add(format("%s %s: %s", request.method(), request.path(), what));
        }
    }

    private synchronized VictimResult result() {
        Map<String, long[]> all = new TreeMap<>();
        micros.forEach((kind, list) ->
                all.put(kind, list.stream().mapToLong(Long::longValue).toArray()));
        return new VictimResult(all, new TreeMap<>(answers), List.copyOf(words));
    }
}
