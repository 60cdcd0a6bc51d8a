package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the machine of the service cannot do is refused before there is a run, and nothing is told of the machine's folders. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DemandsTest {
    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = new TestService(folder.resolve("runs"), EXECUTOR, folder.resolve("data"));
        assertThat(service.put("/v1/runs/living", "{}").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "pipeline.threads": 100000                            | pipeline.threads       | wrong_value
            "pipeline.threads": 1000                              | pipeline.threads       | conflict
            "pipeline.workers": 1000                              | pipeline.workers       | conflict
            "pipeline.prefetch": 2147483647                       | pipeline.prefetch      | wrong_value
            "pipeline.max-staleness": 2147483647                  | pipeline.max-staleness | wrong_value
            "pipeline.batch-memory": "1000TiB"                    | pipeline.batch-memory  | conflict
            "projector.hidden": 4000000                           | projector.hidden       | wrong_value
            "batch.size": 1e9                                     | batch.size             | wrong_value
            "batch.size": 16384, "encoder.blocks": "64,64,64"      | batch.size             | conflict
            "encoder.width": 4096                                 | encoder.width          | conflict
            "evaluation.k": 2e9                                   | evaluation.k           | wrong_value
            "finetune.steps": 9223372036854775808                 | finetune.steps         | wrong_value
            "budget.minutes": 1e300                               | budget.minutes         | wrong_value
            """)
    void tooMuchIsRefusedAtOnce(String settings, String key, String kind) throws Exception {
        String body = "{\"settings\": {%s}}".formatted(settings);

        var made = service.put("/v1/runs/greedy", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(422);
        assertThat(made.fields()).containsExactly("settings." + key);
        assertThat(made.body().get("errors").get(0).get("kind").asText()).isEqualTo(kind);
        assertThat(service.get("/v1/runs/greedy").status()).isEqualTo(404);

        var checked = service.post("/v1/config/check", body);
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.body().get("valid").asBoolean()).isFalse();
        assertThat(checked.body().get("problems")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"pipeline.max-staleness, 2147483647", "pipeline.max-staleness, 1e300", "evaluation.every-steps, 1e19"})
    void aLivingRunDoesNotBecomeGreedy(String key, String value) throws Exception {
        var answer = service.send(service.json("/v1/runs/living/settings")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString("{\"settings\": {\"%s\": %s}}".formatted(key, value))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly("settings." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "./photos", "../photos", "~", "~/photos", "~root", "."})
    void pathsAreAbsoluteAndTellNothing(String path) throws Exception {
        for (String key : new String[] {"data.directory", "data.labels-file"}) {
            String body = "{\"preset\": \"images\", \"settings\": {\"data\": {\"directory\": \"%s\"}, \"%s\": \"%s\"}}"
                    .formatted(folder.resolve("data/photos"), key, path);
            var checked = service.post("/v1/config/check", body);

            assertThat(checked.body().get("valid").asBoolean()).isFalse();
            assertThat(checked.body().toString())
                    .contains("expected an absolute path")
                    .doesNotContain(System.getProperty("user.dir"), System.getProperty("user.home") + "/");
            assertThat(service.post("/v1/runs", body).fields()).containsExactly("settings." + key);
        }
    }
}
