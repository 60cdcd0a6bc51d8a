package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonProgress progress =
            new JsonProgress(new JsonEvents(new PrintStream(bytes, true, StandardCharsets.UTF_8)), "main");

    @Test
    void everythingIsOneObjectALine() {
        progress.phase("training");
        progress.stepped(0, 20, Map.of("loss", 2.5, "a", 1.0));
        progress.evaluated(10, Map.of("eval/accuracy", 0.5));
        progress.notice("é");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"event\":\"phase\",\"run\":\"main\",\"name\":\"training\"}",
                        "{\"event\":\"step\",\"run\":\"main\",\"step\":0,\"total_steps\":20,\"metrics\":{\"a\":1.0,\"loss\":2.5}}",
                        "{\"event\":\"evaluation\",\"run\":\"main\",\"step\":10,\"metrics\":{\"eval/accuracy\":0.5}}",
                        "{\"event\":\"notice\",\"run\":\"main\",\"text\":\"\\u00E9\"}");
    }

    @Test
    void aStepWithoutNewMetricsIsSilent() {
        Map<String, Double> metrics = Map.of("loss", 2.5);
        progress.stepped(0, 20, metrics);
        progress.stepped(1, 20, metrics);
        progress.stepped(2, 20, Map.of("loss", 2.4));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }
}
