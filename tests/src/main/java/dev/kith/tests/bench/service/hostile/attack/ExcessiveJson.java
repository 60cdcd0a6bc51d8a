package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON that is too much of something, for every operation that reads a body. */
final class ExcessiveJson implements Attack {
    private static final int MEMBERS = 4;
    private static final double MOST_SECONDS = 2;
    private static final List<String> BODIES = List.of(
            settings(900, i -> format("unknown-key-of-no-room-%d", i)),
            settings(900, i -> format("encoder.widht%d", i)),
            settings(4_000, i -> format("k%d", i)),
            "{\"settings\": " + "{\"a\":".repeat(31) + "1" + "}".repeat(31) + "}",
            "{\"settings\": " + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}",
            "[".repeat(30_000) + "]".repeat(30_000),
            "{\"settings\": {\"seed\": \"" + "x".repeat(60_000) + "\"}}",
            "{\"settings\": {\"" + "y.".repeat(25_000) + "z\": 1}}",
            "{\"settings\": {\"seed\": " + "9".repeat(60_000) + "}}",
            "{\"settings\": {\"seed\": 1e999999999}}",
            "{\"settings\": {\"encoder.blocks\": [" + "1,".repeat(25_000) + "1]}}",
            "{\"preset\": \"" + "p".repeat(60_000) + "\"}",
            "{\"id\": \"" + "i".repeat(60_000) + "\"}",
            "{\"settings\": {\"data.directory\": \"" + "../".repeat(20_000) + "\"}}",
            "{\"settings\": {\"seed\": 1}}" + " ".repeat(2_000_000));

    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    private static String settings(int count, IntFunction<String> key) {
        return IntStream.range(0, count)
                .mapToObj(i -> format("\"%s\": 1", key.apply(i)))
                .collect(Collectors.joining(",", "{\"settings\": {", "}}"));
    }

    @Override
    public void mount(Arena arena) throws InterruptedException {
        arena.crowd().act(MEMBERS, (member, round) -> {
            String body = BODIES.get(round % BODIES.size());
            for (RawRequest request : requests(body)) {
                send(arena, request);
            }
        });
        arena.asks(
                slowest.get() / 1e9 < MOST_SECONDS,
                "each is judged after %.2f s at most (asked: under %.0f s)",
                slowest.get() / 1e9,
                MOST_SECONDS);
        arena.asks(taken.get() == 0, "%d of them made or changed a run (asked: none)", taken.get());
    }

    private static List<RawRequest> requests(String body) {
        String run = "/v1/runs/" + Arena.RESTING;
        return List.of(
                RawRequest.json("POST", "/v1/config/check", body),
                RawRequest.json("POST", "/v1/runs", body),
                RawRequest.json("PUT", "/v1/runs/excessive", body),
                RawRequest.json("PATCH", run + "/settings", body),
                RawRequest.json("POST", run + "/predict", body),
                RawRequest.json("POST", run + "/embed", body),
                RawRequest.json("POST", "/v1/runs/none/stop", body),
                RawRequest.json("DELETE", "/v1/runs/none", body));
    }

    private void send(Arena arena, RawRequest request) throws IOException {
        long begun = System.nanoTime();
        RawAnswer answer = arena.ask(request);
        slowest.accumulateAndGet(System.nanoTime() - begun, Math::max);
        if (answer.isGood() && !request.path().endsWith("/check")) {
            taken.incrementAndGet();
            arena.asks(false, "%s %s takes %s", request.method(), request.path(), start(request.body()));
            arena.steering().remove(answer.json().path("id").asText());
        }
    }

    private static String start(String body) {
        return body.substring(0, Math.min(body.length(), 60));
    }
}
