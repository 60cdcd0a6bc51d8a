package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many ask for a run without a name at the same moment: each gets one of its own, or one for each key that makes it repeatable. */
final class NamelessPosts implements Attack {
    private static final int EACH = 50;
    private static final int KEYS = 10;
    private static final String KEY = "Idempotency-Key: hostile-";
    /** The problem that says that another request with the same key is answered first. */
    private static final String UNDER_WAY = "urn:kith:problem:key-under-way";

    private static final Duration AGAIN = Duration.ofMillis(100);

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        Set<String> before = arena.site().names();
        Posts free = new Posts(arena, false);
        arena.crowd().once(2 * EACH, free::send);
        Set<String> own = free.ids();
        arena.asks(
                own.size() == 2 * EACH && free.made() == 2 * EACH,
                "%d runs of their own for %d requests without a name, %d acknowledged",
                own.size(),
                2 * EACH,
                free.made());
        Posts keyed = new Posts(arena, true);
        arena.crowd().once(EACH, keyed::send);
        arena.asks(
                keyed.byKey().size() == KEYS
                        && keyed.byKey().values().stream().allMatch(ids -> ids.size() == 1)
                        && keyed.ids().size() == KEYS,
                "%d runs for %d keys that %d requests carried",
                keyed.ids().size(),
                KEYS,
                EACH);
        RawAnswer other =
                arena.ask(RawRequest.json("POST", "/v1/runs", arena.strict().body(Map.of("seed", 9_999)))
                        .with(KEY + 0));
        arena.asks(other.isRefusal(), "another run for a key that is used: %d (asked: a refusal)", other.status());
        Set<String> made = arena.site().names();
        made.removeAll(before);
        int strangers = (int) made.stream()
                .filter(id -> !own.contains(id) && !keyed.ids().contains(id))
                .count();
        arena.asks(strangers == 0, "%d runs were made of which no client was told", strangers);
        long left = made.stream().filter(id -> !arena.steering().remove(id)).count();
        arena.asks(left == 0, "%d of them could not be deleted", left);
    }

    /** Requests, and the runs that they were told of. */
    private static final class Posts {
        private final Arena arena;
        private final boolean keyed;
        private final Collection<String> told = new ConcurrentLinkedQueue<>();
        private final Map<Integer, Set<String>> byKey = new ConcurrentHashMap<>();

        private Posts(Arena arena, boolean keyed) {
            this.arena = arena;
            this.keyed = keyed;
        }

        private void send(int member, int round) throws IOException {
            int key = member % KEYS;
            int kind = keyed ? key : member < EACH ? 0 : member;
            RawRequest request =
                    RawRequest.json("POST", "/v1/runs", arena.strict().body(Map.of("seed", 1_000 + kind)));
            RawAnswer answer = arena.ask(keyed ? request.with(KEY + key) : request);
            while (answer.body().contains(UNDER_WAY) && arena.crowd().goesOn()) {
                Pause.of(AGAIN);
                answer = arena.ask(request.with(KEY + key));
            }
            if (answer.isGood()) {
                String id = answer.json().path("id").asText();
                told.add(id);
                arena.promises().created(id);
                byKey.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet()).add(id);
            }
        }

        private int made() {
            return told.size();
        }

        private Set<String> ids() {
            return Set.copyOf(told);
        }

        private Map<Integer, Set<String>> byKey() {
            return byKey;
        }
    }
}
