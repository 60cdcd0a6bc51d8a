package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.RunExecutor.End;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EndingTest {
    @TempDir
    private Path folder;

    @Test
    void aServiceThatEndsBeginsNothing() throws Exception {
        FakeExecutor executor = new FakeExecutor();
        TestService service = new TestService(folder, executor);
        service.put("/v1/runs/one", "{}");
        FakeExecutor.FakeAttempt attempt = executor.awaitAttempt();
        CompletableFuture<Void> end = CompletableFuture.runAsync(service::endRuns);
        attempt.awaitStop();

        for (var answer : new TestService.Answer[] {
            service.put("/v1/runs/two", "{}"), service.post("/v1/runs", "{}"), service.post("/v1/runs/one/pause", "")
        }) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
        }
        assertThat(service.get("/v1/runs/one").status()).isEqualTo(200);
        attempt.listener().ended(new End.Interrupted(3, OptionalLong.of(3)));
        end.get(20, TimeUnit.SECONDS);
    }
}
