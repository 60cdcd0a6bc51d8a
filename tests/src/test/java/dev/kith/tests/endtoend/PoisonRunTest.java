package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.ServedRuns;
import dev.kith.tests.support.TinyRuns;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that takes the service with it: it can be deleted before it does so again, and it does so twice at most. */
final class PoisonRunTest {
    @TempDir
    private Path runs;

    @Test
    void aRunThatDiedTwiceWithTheServiceHasFailed() {
        try (ServedRuns service = ServedRuns.start(runs)) {
            assertThat(service.send("PUT", "poison", body()).status()).isEqualTo(201);
            awaitStatus(service, "running");
        }
        try (ServedRuns service = ServedRuns.start(runs)) {
            JsonNode waiting = service.run("poison");
            assertThat(waiting.get("status").asText()).isEqualTo("created");
            assertThat(waiting.get("reason").asText())
                    .isEqualTo(
                            "waits 5 s, and for its turn to go on: the service ended without warning while it trained");
            awaitStatus(service, "running");
        }
        try (ServedRuns service = ServedRuns.start(runs)) {
            JsonNode failed = service.run("poison");
            assertThat(failed.get("status").asText()).isEqualTo("failed");
            assertThat(failed.get("reason").asText())
                    .startsWith("the service ended without warning twice while this run trained, and nothing new was"
                            + " saved between");
            assertThat(failed.get("allowed").toString()).contains("resume", "delete");

            assertThat(service.send("POST", "poison/resume", "").status()).isEqualTo(202);
            awaitStatus(service, "running");
        }
        try (ServedRuns service = ServedRuns.start(runs)) {
            assertThat(service.run("poison").get("status").asText()).isEqualTo("created");
            assertThat(service.send("DELETE", "poison", "").status()).isEqualTo(204);
            assertThat(service.send("GET", "poison", "").status()).isEqualTo(404);
        }
    }

    private static void awaitStatus(ServedRuns service, String status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.run("poison").get("status").asText().equals(status));
    }

    /** Trains long, and saves nothing on the way. */
    private static String body() {
        ObjectNode settings = new ObjectMapper().createObjectNode();
        for (String word : TinyRuns.shapesWords()) {
            String[] parts = word.split("=", 2);
            if (parts[1].startsWith("[")) {
                settings.set(parts[0], Kith.json(parts[1]));
            } else {
                settings.put(parts[0], parts[1]);
            }
        }
        settings.put("budget.steps", 1_000_000);
        return "{\"settings\": " + settings + "}";
    }
}
