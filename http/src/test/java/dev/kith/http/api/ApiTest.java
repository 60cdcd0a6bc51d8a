package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.RunExecutor.End;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to runs, over HTTP; nothing is trained. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ApiTest {
    @TempDir
    private Path folder;

    private final FakeExecutor executor = new FakeExecutor();
    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder, executor);
    }

    @AfterEach
    void stop() {
        executor.obedient = true;
        service.close();
    }

    private void put(String id) throws Exception {
        assertThat(service.put("/v1/runs/" + id, "{}").status()).isEqualTo(201);
    }

    @Test
    void putIsIdempotent() throws Exception {
        assertThat(service.put("/v1/runs/one", "{\"settings\": {\"seed\": 3}}").status())
                .isEqualTo(201);
        assertThat(service.put("/v1/runs/one", "{\"settings\": {\"seed\": \"3\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(service.put("/v1/runs/one", "{\"settings\": {\"seed\": 4}}").problem())
                .isEqualTo("run-exists");
        assertThat(service.post("/v1/runs", "{\"id\": \"one\", \"settings\": {\"seed\": 3}}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void oneTrainsAndTheOthersWait() throws Exception {
        put("one");
        var first = executor.awaitAttempt();
        put("two");
        put("three");
        assertThat(service.get("/v1/runs/three").body().get("reason").asText())
                .isEqualTo("waits for its turn; 2 runs come before it");
        assertThat(executor.nothingBegun()).isTrue();

        first.listener().ended(new End.Completed(9));
        assertThat(executor.awaitAttempt().id()).isEqualTo("two");
    }

    @Test
    void aRefusalNamesWhatIsAllowed() throws Exception {
        put("one");
        var attempt = executor.awaitAttempt();
        service.eventsUntil("one", "starting", Optional.empty());
        attempt.listener().ended(new End.Completed(9));
        service.eventsUntil("one", "completed", Optional.empty());
        var refused = service.post("/v1/runs/one/pause", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("allowed").toString()).isEqualTo("[\"delete\"]");
        var unchanged = service.send(service.json("/v1/runs/one/settings")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"settings\": {\"loss.alpha\": 2}}")));
        assertThat(unchanged.status()).isEqualTo(409);
        assertThat(unchanged.body().get("allowed").toString()).isEqualTo("[\"delete\"]");
        assertThat(service.delete("/v1/runs/one").status()).isEqualTo(204);
        assertThat(service.get("/v1/runs/one").status()).isEqualTo(404);
    }

    @Test
    void aPauseWaitsForItsCheckpoint() throws Exception {
        put("one");
        var attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        service.eventsUntil("one", "running", Optional.empty());
        assertThat(service.post("/v1/runs/one/pause", "").body().get("status").asText())
                .isEqualTo("pausing");
        attempt.awaitStop();
        attempt.listener().ended(new End.Interrupted(7, OptionalLong.of(7)));
        var events = service.eventsUntil("one", "paused", Optional.empty());

        assertThat(events.get(events.size() - 1).data().get("checkpoint").asText())
                .isEqualTo("step-0000000007");
    }
}
