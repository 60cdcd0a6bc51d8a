package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.Values;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes thousands of runs, lists them, and starts the service with them. */
final class CrowdOfRuns implements Attack {
    private static final int MEMBERS = 8;
    private static final int LISTINGS = 5;
    private static final int PAGE = 1_000;
    private static final double MOST_LIST_MILLIS = 200;
    private static final double MOST_START_SECONDS = 10;

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        String body = arena.strict().body(Map.of("budget.steps", 1_000_000));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        long begun = System.nanoTime();
        arena.crowd().once(MEMBERS, (member, round) -> {
            for (int i = next.getAndIncrement(); i < arena.many(); i = next.getAndIncrement()) {
                RawAnswer answer = arena.ask(RawRequest.json("PUT", format("/v1/runs/many-%05d", i), body));
                made.addAndGet(answer.isGood() ? 1 : 0);
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        arena.asks(made.get() == arena.many(), "%d runs made in %.1f s", made.get(), seconds);
        list(arena);
        double start = arena.site().restart();
        arena.asks(
                start < MOST_START_SECONDS,
                "starts with %d runs in %.1f s (asked: under %.0f s with 16,000)",
                made.get(),
                start,
                MOST_START_SECONDS);
        list(arena);
    }

    private static void list(Arena arena) throws IOException {
        Values millis = new Values();
        int listed = 0;
        for (int i = 0; i < LISTINGS; i++) {
            long begun = System.nanoTime();
            RawAnswer page = arena.ask(RawRequest.get("/v1/runs?limit=" + PAGE));
            millis.add((System.nanoTime() - begun) / 1e6);
            listed = page.json().path("runs").size();
        }
        arena.asks(
                listed > 0 && listed <= PAGE && millis.median() < MOST_LIST_MILLIS,
                "a page of %d runs takes %.0f ms (asked: at most %d, under %.0f ms)",
                listed,
                millis.median(),
                PAGE,
                MOST_LIST_MILLIS);
    }
}
