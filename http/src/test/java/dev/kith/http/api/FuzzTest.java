package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.kith.http.api.FuzzRequest.Ending;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.access.Tokens;
import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.SessionExecutor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of malformed requests, the same ones for the same seed. Other seeds and numbers: {@code -Dkith.fuzz.seed=7
 * -Dkith.fuzz.requests=100000}.
 */
@Timeout(value = 170, unit = TimeUnit.SECONDS)
class FuzzTest {
    private static final long SEED = Long.getLong("kith.fuzz.seed", 20_260_115);
    private static final int REQUESTS = Integer.getInteger("kith.fuzz.requests", 10_000);
    private static final int CLIENTS = 8;
    /** One valid request among so many. */
    private static final int VALID_EVERY = 100;

    private static final long WARM_UP = 500;
    private static final long MOST_GROWTH_BYTES = 16 << 20;

    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();
    private final Set<String> created = new ConcurrentSkipListSet<>();
    private final Set<Integer> seen = new ConcurrentSkipListSet<>();
    private TestService service;

    @BeforeEach
    void start() throws Exception {
        Path runs = folder.resolve("runs");
        try (TestService training = new TestService(runs, new SessionExecutor(runs, String::valueOf))) {
            training.put("/v1/runs/done", TestService.TINY.formatted(20));
            training.eventsUntil("done", "completed", Optional.empty());
        }
        Access anyNumber = new Access(Tokens.none(), 0, Access.EVENT_STREAMS, Set.of(), Optional.empty());
        service = new TestService(runs, executor, anyNumber, folder.resolve("data"));
        service.put("/v1/runs/one", "{}");
        created.addAll(List.of("one", "done"));
    }

    @AfterEach
    void stop() {
        executor.obedient = true;
        service.close();
    }

    @Test
    void whateverComesTheServiceStays() throws Exception {
        send(WARM_UP, SEED + 1_000, "warm");
        long before = usedAfterCollection(0);
        try (Logged logged = new Logged(Level.WARN)) {
            send(REQUESTS, SEED, "fuzz");
            assertThat(logged.lines()).as("logged, seed %d", SEED).isEmpty();
        }

        assertThat(service.get("/health/ready").status()).isEqualTo(200);
        assertThat(service.get("/v1/runs").body().get("runs").findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(created);
        assertThat(usedAfterCollection(before + MOST_GROWTH_BYTES) - before)
                .as("growth of memory in bytes, seed %d", SEED)
                .isLessThan(MOST_GROWTH_BYTES);
        assertThat(seen)
                .as("what the requests reach")
                .contains(200, 201, 206, 400, 403, 404, 405, 409, 413, 414, 415, 422, 431);
    }

    private void send(long requests, long seed, String name) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                all.add(clients.submit(() -> {
                    send(requests / CLIENTS, new FuzzRequests(seed + client, name + client), name + client);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void send(long count, FuzzRequests requests, String name) throws IOException {
        try (RawHttp client = new RawHttp(service.port())) {
            for (int i = 0; i < count; i++) {
                boolean valid = i % VALID_EVERY == 0;
                FuzzRequest request = valid ? requests.valid() : requests.next();
                try {
                    check(client, request, valid);
                } catch (IOException | AssertionError e) {
                    throw new AssertionError("seed %d, %s, request %d, %s".formatted(SEED, name, i, request), e);
                }
            }
        }
    }

    private void check(RawHttp client, FuzzRequest request, boolean valid) throws IOException {
        List<RawHttp.Answer> answers = request.ending() == Ending.WAIT
                ? List.of(client.ask(request))
                : RawHttp.exchange(service.port(), request);
        for (RawHttp.Answer answer : answers) {
            seen.add(answer.status());
            assertThat(answer.status()).as("status of %s", answer).matches(code -> code < 500 || code == 503);
            if (answer.status() >= 400 && !request.isHead()) {
                assertThat(answer.isProblem()).as("problem: %s", answer).isTrue();
            }
            if (valid) {
                assertThat(answer.status()).isEqualTo(201);
            }
            if (answer.status() == 201) {
                created.add(answer.headers().get("location").replaceFirst(".*/", ""));
            }
        }
    }

    /** What is left after collections, as soon as that is little enough, or after a few seconds. */
    private static long usedAfterCollection(long enough) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5 && least > enough; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
