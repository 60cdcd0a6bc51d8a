package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Findings;
import dev.kith.model.run.FoundData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @Test
    void whatWasFoundIsOneEventWithTheKeysOfTheReport() {
        progress.found(new FoundData(
                "images",
                Optional.of("photos"),
                "class folders",
                List.of(new FoundData.ClassCounts("cat", 3, 2, 1, 0)),
                3,
                7,
                9,
                1,
                0,
                new TreeMap<>(Map.of("hidden", new Findings.PassedOver(2, List.of(".a")))),
                List.of(new Findings.Table("labels.csv", true, 3, "")),
                0,
                List.of("mind the gap")));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("{\"event\":\"found\",\"run\":\"main\",\"found\":{\"source\":\"images\","
                        + "\"directory\":\"photos\",\"layout\":\"class folders\","
                        + "\"classes\":[{\"name\":\"cat\",\"labelled\":3,\"hidden\":2,\"validation\":1,\"test\":0}],"
                        + "\"labelled\":3,\"unlabelled\":7,\"pool\":9,\"validation\":1,\"test\":0,"
                        + "\"passed_over\":{\"hidden\":{\"count\":2,\"first\":[\".a\"]}},"
                        + "\"tables\":[{\"name\":\"labels.csv\",\"used\":true,\"labels\":3,\"remark\":\"\"}],"
                        + "\"broken\":0,\"notices\":[\"mind the gap\"]}}");
    }
}
