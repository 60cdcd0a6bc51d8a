package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs that would kill the process or never end, by every way in which settings come in. */
final class PoisonRuns implements Attack {
    private static final double MOST_SECONDS = 2;
    private static final List<Map<String, Object>> POISONS = List.of(
            Map.of("pipeline.threads", 100_000),
            Map.of("pipeline.workers", 100_000),
            Map.of("pipeline.batch-memory", "900GiB", "projector.hidden", 4_000_000),
            Map.of("pipeline.batch-memory", "900GiB", "predictor.hidden", 4_000_000),
            Map.of("pipeline.batch-memory", "900GiB", "encoder.width", 200_000),
            Map.of("pipeline.batch-memory", "8EiB"),
            Map.of("batch.size", 1_000_000_000),
            Map.of("batch.size", 100_000, "batch.labelled", 50_000),
            Map.of("queue.capacity", 2_000_000_000),
            Map.of("budget.steps", 1_000_000_000_000_000_000L),
            Map.of("finetune.steps", 1_000_000_000_000_000_000L),
            Map.of("data.shapes-train", 2_000_000_000),
            Map.of("data.image-size", 100_000),
            Map.of("loss.negatives", 2_000_000_000),
            Map.of("labeler.k", 2_000_000_000),
            Map.of("pipeline.prefetch", 1_000_000_000),
            Map.of("checkpoint.keep", 2_000_000_000));
    private static final List<String> PATCHES = List.of(
            "{\"settings\": {\"optimizer.learning-rate\": 1e308}}",
            "{\"settings\": {\"optimizer.learning-rate\": 1e-400}}",
            "{\"settings\": {\"pipeline.max-staleness\": 2000000000}}",
            "{\"settings\": {\"evaluation.every-steps\": 99999999999999999999}}",
            "{\"settings\": {\"pipeline.threads\": 100000}}");

    private long slowest;
    private int accepted;

    @Override
    public void mount(Arena arena) throws IOException {
        for (int round = 0; round == 0 || arena.crowd().goesOn() && round < 3; round++) {
            for (int i = 0; i < POISONS.size(); i++) {
                poison(arena, POISONS.get(i), "poison-" + i);
            }
            for (String patch : PATCHES) {
                refused(arena, RawRequest.json("PATCH", "/v1/runs/" + Arena.RESTING + "/settings", patch));
            }
        }
        arena.asks(
                slowest / 1e9 < MOST_SECONDS,
                "poison is judged after %.2f s at most (asked: under %.0f s)",
                slowest / 1e9,
                MOST_SECONDS);
        arena.asks(accepted == 0, "%d poisons were taken (asked: none)", accepted);
    }

    private void poison(Arena arena, Map<String, Object> settings, String name) throws IOException {
        String body = arena.strict().body(settings);
        RawAnswer checked = timed(arena, RawRequest.json("POST", "/v1/config/check", body));
        if (checked.isGood() && checked.json().path("valid").asBoolean()) {
            accepted(arena, "config/check finds nothing wrong with " + settings);
        }
        for (RawRequest request :
                List.of(RawRequest.json("POST", "/v1/runs", body), RawRequest.json("PUT", "/v1/runs/" + name, body))) {
            RawAnswer answer = timed(arena, request);
            if (answer.isGood()) {
                accepted(arena, request.method() + " takes " + settings);
                // Before it is its turn: what it would do to the process is known.
                arena.steering().remove(answer.json().path("id").asText());
            }
        }
    }

    private void refused(Arena arena, RawRequest request) throws IOException {
        if (!timed(arena, request).isRefusal()) {
            accepted(arena, "PATCH takes " + request.body());
        }
    }

    private void accepted(Arena arena, String words) {
        accepted++;
        if (arena.asked().stream().noneMatch(asked -> asked.words().equals(words))) {
            arena.asks(false, "%s", words);
        }
    }

    private RawAnswer timed(Arena arena, RawRequest request) throws IOException {
        long begun = System.nanoTime();
        RawAnswer answer = arena.ask(request);
        slowest = Math.max(slowest, System.nanoTime() - begun);
        return answer;
    }
}
