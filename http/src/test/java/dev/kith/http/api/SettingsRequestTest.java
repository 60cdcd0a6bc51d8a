package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a change of settings. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SettingsRequestTest {
    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = new TestService(folder, EXECUTOR);
        assertThat(service.put("/v1/runs/one", "{}").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
    }

    private static TestService.Answer patch(String id, String body) throws Exception {
        return service.send(service.json("/v1/runs/" + id + "/settings")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void whatCannotChangeInALivingRunIsNamed() throws Exception {
        var refused = patch("one", "{\"settings\": {\"batch.size\": 64, \"loss.alpha\": -1, \"seed\": 2}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields())
                .containsExactlyInAnyOrder("settings.batch.size", "settings.seed", "settings.loss.alpha");
        assertThat(refused.body().at("/errors/0/kind").asText()).isEqualTo("fixed_key");
        assertThat(refused.body().at("/errors/0/message").asText())
                .isEqualTo("batch.size (settings): cannot change in a living run, expected one of"
                        + " optimizer.learning-rate, loss.alpha, pipeline.max-staleness, evaluation.every-steps");
        assertThat(patch("none", "{\"settings\": {}}").problem()).isEqualTo("unknown-run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "{\"settings\": null}", "{\"settings\": []}", "{\"x\": 1}"})
    void whatIsNoChangeIsInvalid(String body) throws Exception {
        assertThat(patch("one", body).problem()).isEqualTo("invalid-request");
    }
}
