package dev.kith.tests.bench.memory;

import java.util.List;
import java.util.stream.IntStream;

/** Threads that only keep processors busy, as other programs of a machine do. */
final class BusyProcessors implements AutoCloseable {
    private final List<Thread> threads;
    private volatile boolean ended;

    BusyProcessors(int count) {
        this.threads = IntStream.range(0, count)
                .mapToObj(number -> new Thread(this::spin, "busy-" + number))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    int count() {
        return threads.size();
    }

    private void spin() {
        while (!ended) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
