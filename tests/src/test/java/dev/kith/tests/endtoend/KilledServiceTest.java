package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.model.run.MetricsLog;
import dev.kith.model.run.RunDirectory;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.ServedRuns;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that dies without warning: runs go on from their last checkpoints, those that rest do not, and no word is lost. */
final class KilledServiceTest {
    private static final int STEPS = 600;
    private static final String LOWER = "{\"settings\": {\"optimizer.learning-rate\": 0.0005}}";

    @TempDir
    private Path runs;

    @Test
    void whatWasAcknowledgedIsDoneByTheNextOne() throws IOException {
        String body = body();
        try (ServedRuns service = ServedRuns.start(runs)) {
            assertThat(service.send("PUT", "trains", body).status()).isEqualTo(201);
            assertThat(service.send("PUT", "rests", body).status()).isEqualTo(201);
            assertThat(service.send("POST", "rests/pause", "").status()).isEqualTo(202);
            assertThat(service.send("PATCH", "rests/settings", LOWER).status()).isEqualTo(200);
            awaitRun(service, "trains", run -> run.get("step").asLong() > 60);
            assertThat(service.send("PATCH", "trains/settings", LOWER).status()).isEqualTo(202);
            service.kill();
        }
        try (ServedRuns service = ServedRuns.start(runs)) {
            assertThat(service.run("rests").get("status").asText()).isEqualTo("paused");
            assertThat(steps(service.run("rests"))).containsExactly(0L);
            assertThat(Files.readString(new RunDirectory(runs.resolve("rests")).config()))
                    .isEqualTo(service.run("rests").get("config").asText())
                    .contains("learning-rate = 5e-4");

            awaitRun(service, "trains", run -> run.get("status").asText().equals("completed"));
            JsonNode run = service.run("trains");
            assertThat(run.get("step").asLong()).isEqualTo(STEPS);
            assertThat(run.get("attempt").asInt()).isBetween(2, 3);
            long changed = steps(run).get(0);
            assertThat(steps(run)).hasSize(1);
            assertThat(changed).isBetween(20L, STEPS - 1L);
            assertThat(rates())
                    .hasSize(STEPS)
                    .allSatisfy((step, rate) ->
                            assertThat(rate).isGreaterThan(0).isLessThan(step < changed ? 2e-3 + 1e-9 : 5e-4 + 1e-9));
            assertThat(rates().get(changed - 1)).isGreaterThan(2 * rates().get(changed));
            assertThat(Kith.json(new RunDirectory(runs.resolve("trains")).report())
                            .at("/settings_changes/0/step")
                            .asLong())
                    .isEqualTo(changed);
            assertThat(service.send("PUT", "trains", body).status()).isEqualTo(200);
        }
    }

    private static void awaitRun(ServedRuns service, String id, Predicate<JsonNode> condition) {
        await().atMost(Duration.ofSeconds(90)).until(() -> condition.test(service.run(id)));
    }

    private static List<Long> steps(JsonNode run) {
        return run.get("changes").findValues("step").stream()
                .map(JsonNode::asLong)
                .toList();
    }

    /** The learning rate of every step that was measured. */
    private Map<Long, Double> rates() {
        return MetricsLog.read(new RunDirectory(runs.resolve("trains")).metrics()).stream()
                .filter(line -> line.values().containsKey("learning_rate"))
                .collect(Collectors.toMap(
                        MetricsLog.Line::step, line -> line.values().get("learning_rate")));
    }

    private static String body() {
        return body(STEPS);
    }

    /** A run of a moment a step. */
    static String body(int steps) {
        ObjectNode settings = new ObjectMapper().createObjectNode();
        for (String word : TinyRuns.shapesWords()) {
            String[] parts = word.split("=", 2);
            if (parts[1].startsWith("[")) {
                settings.set(parts[0], Kith.json(parts[1]));
            } else {
                settings.put(parts[0], parts[1]);
            }
        }
        settings.put("budget.steps", steps)
                .put("checkpoint.every-steps", 20)
                .put("metrics.every-steps", 1)
                .put("optimizer.warmup-steps", 1);
        return "{\"settings\": " + settings + "}";
    }
}
